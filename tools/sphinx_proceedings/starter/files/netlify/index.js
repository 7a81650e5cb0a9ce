// Keeps what was built for the next build, which then makes what has changed.

/**
 * What Netlify hands to a plugin, as far as this one uses it.
 * @typedef {{ utils: { cache: Record<"restore" | "save", (path: string) => Promise<boolean>> } }} Build
 */

module.exports = {
  /** @param {Build} build */
  async onPreBuild({ utils }) {
    await utils.cache.restore("_build");
  },
  /** @param {Build} build */
  async onPostBuild({ utils }) {
    await utils.cache.save("_build");
  },
};
