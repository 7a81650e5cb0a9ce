// A star on every session and talk of the page.

import { element } from "../elements.js";
import { gettext } from "../words.js";
import { inSlices } from "./slices.js";

/**
 * @param {string} id
 * @param {string} title
 */
export const starButton = (id, title, pressed = false) => {
  const made = element("button", {
    type: "button",
    className: "star",
    ariaLabel: gettext("Star: {title}", { title }),
  });
  made.dataset.star = id;
  made.ariaPressed = String(pressed);
  return made;
};

/**
 * @param {Entry} entry
 * @param {string} title
 * @param {boolean} pressed
 */
const placeStar = ({ event, node }, title, pressed) => {
  const made = starButton(event.id, title, pressed);
  const heading = node.matches("section") && node.querySelector("h2, h3");
  if (heading) heading.after(made);
  // At the head of the first line, from where it floats to the end of it.
  else (node.querySelector(":scope > p") ?? node).prepend(made);
};

/**
 * @param {Entries} entries
 * @param {(entry: Entry) => string} titleOf
 * @param {Stars} stars
 */
export const placeStars = (entries, titleOf, stars) =>
  inSlices(
    // Nobody plans a break, and what is shown once has one star.
    [...entries.values()].filter(
      ({ event, node }) =>
        !node.matches(".quiet, .own-talk, .own-talk > li") && node.dataset.event === event.id,
    ),
    (entry) => placeStar(entry, titleOf(entry), stars.has(entry.event.id)),
  );

/**
 * Show which are pressed, now and whenever that changes; `toggle` is told of a press.
 * @param {Stars} stars
 * @param {(id: string) => void} toggle
 */
export const followStars = (stars, toggle) => {
  const show = () => {
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = document.querySelectorAll("button[data-star]");
    for (const star of buttons) {
      const pressed = String(stars.has(star.dataset.star ?? ""));
      if (star.ariaPressed !== pressed) star.ariaPressed = pressed;
    }
  };
  document.addEventListener("click", ({ target }) => {
    const star = target instanceof Element && target.closest("button[data-star]");
    if (star instanceof HTMLElement) toggle(star.dataset.star ?? "");
  });
  stars.addEventListener("change", show);
  show();
};
