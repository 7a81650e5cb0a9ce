// What the theme and Sphinx say of each page in scripts within it; a security policy allows none there.
// Before anything is shown: no module.

{
  const { defaultMode = "auto", page, searchAsYouType } = document.currentScript?.dataset ?? {};
  const { dataset } = document.documentElement;

  /** @param {string} name */
  const chosen = (name) => {
    try {
      return localStorage.getItem(name) || defaultMode;
    } catch {
      // Where sites may keep nothing, not even looking is allowed.
      return defaultMode;
    }
  };
  dataset.mode = chosen("mode");
  dataset.theme = chosen("theme");
  Object.assign(DOCUMENTATION_OPTIONS, {
    pagename: page,
    search_as_you_type: searchAsYouType === "true",
  });
}
