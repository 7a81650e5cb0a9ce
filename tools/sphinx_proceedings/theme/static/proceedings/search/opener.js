// Opens the search by `/` as the theme does by Ctrl K, and shows results in its dialog.

// A closed dialog may leave the focus in its field.
const isTyping = ({ target }) =>
  target instanceof Element &&
  target.closest("input, textarea, select, [contenteditable]")?.checkVisibility();

const hasNoModifier = ({ ctrlKey, metaKey, altKey }) => !ctrlKey && !metaKey && !altKey;

const dialog = document.getElementById("pst-search-dialog");
const pageField = document.querySelector(".search-page input[type=search]");
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

if (dialog && !pageField) {
  // Loaded when somebody is about to search.
  const load = () => import("./dialog.js").then(({ showResults }) => showResults(dialog));
  dialog.querySelector("input")?.addEventListener("focus", load, { once: true });
}
