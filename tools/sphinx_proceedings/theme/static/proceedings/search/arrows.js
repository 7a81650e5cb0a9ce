// Arrows lead from a field to the results beneath it, from one to the next, and back.

const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

/**
 * @param {HTMLElement} place that holds both
 * @param {HTMLInputElement} field
 */
export const walkByArrows = (place, field) => {
  place.addEventListener("keydown", (event) => {
    const step = STEPS.get(event.key);
    const { target } = event;
    const hit = target instanceof Element ? target.closest(".hit") : null;
    if (!step || (!hit && target !== field)) return;
    /** @type {HTMLElement[]} */
    const titles = [...place.querySelectorAll(/** @type {"a"} */ (".hit-title"))];
    const next = titles.findIndex((title) => hit?.contains(title)) + step;
    if (next >= titles.length || (!hit && step < 0)) return;
    event.preventDefault();
    (titles[next] ?? field).focus();
  });
};
