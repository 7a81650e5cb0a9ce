// Keeps what was built for the next build, which then makes what has changed.
module.exports = {
  async onPreBuild({ utils }) {
    await utils.cache.restore("_build");
  },
  async onPostBuild({ utils }) {
    await utils.cache.save("_build");
  },
};
