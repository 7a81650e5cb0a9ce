// Opens the search by `/` as the theme does by Ctrl K, and shows results in its dialog.

/**
 * A closed dialog may leave the focus in its field.
 * @param {Event} event
 */
const isTyping = ({ target }) =>
  target instanceof Element &&
  target.closest("input, textarea, select, [contenteditable]")?.checkVisibility();

/** @param {KeyboardEvent} event */
const hasNoModifier = ({ ctrlKey, metaKey, altKey }) => !ctrlKey && !metaKey && !altKey;

/** @type {HTMLDialogElement | null} */
const dialog = document.querySelector("#pst-search-dialog");
/** @type {HTMLInputElement | null} */
const pageField = document.querySelector(".search-page input[type=search]");
/** @type {NodeListOf<HTMLElement>} */
const openers = document.querySelectorAll(".search-button__button");

const open = () => {
  if (pageField) {
    pageField.focus();
    pageField.select();
  } else if (!dialog?.open) openers[0]?.click();
};

addEventListener("keydown", (event) => {
  if (event.key === "/" && hasNoModifier(event) && !isTyping(event)) {
    event.preventDefault();
    open();
  }
});

dialog?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  // Sphinx's own script takes this key for itself wherever the focus is not in a field.
  event.preventDefault();
  event.stopPropagation();
  dialog.close();
});

if (dialog && !pageField) {
  // Loaded when somebody is about to search.
  const load = () => import("./dialog.js").then(({ showResults }) => showResults(dialog));
  dialog.querySelector("input")?.addEventListener("focus", load, { once: true });
}

export {}; // a module, as pages load it
