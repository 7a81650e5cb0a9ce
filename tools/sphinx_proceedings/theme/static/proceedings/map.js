// Beside a point of the map, what the list says of its paper: pointed at, reached or touched.

import { element } from "./elements.js";

const GAP = 12; // pixels between a point and its card
const PATIENCE = 250; // milliseconds in which the pointer may go to the card

/**
 * @param {HTMLElement} figure
 * @param {SVGSVGElement} drawing
 */
const showCards = (figure, drawing) => {
  const card = element("div", { className: "map-card", hidden: true });
  figure.append(card);
  /** @type {Element | null} */
  let shown = null;
  let leaving = 0;

  const hide = () => {
    card.hidden = true;
    shown = null;
  };

  /** @param {Element} point */
  const show = (point) => {
    clearTimeout(leaving);
    const line = lineOf(point);
    if (!line || point === shown) return;
    shown = point;
    card.replaceChildren(...[...line.childNodes].map((node) => node.cloneNode(true)));
    card.hidden = false;
    place(card, point.getBoundingClientRect(), figure.getBoundingClientRect());
  };

  /** @param {EventTarget | null} target */
  const pointAt = (target) => (target instanceof Element ? target.closest("svg a") : null);

  drawing.addEventListener("pointerover", ({ target, pointerType }) => {
    const point = pointAt(target);
    if (point && pointerType !== "touch") show(point);
  });
  // Not at the drawing: an SVG element that listens to focus takes it, in Chromium.
  figure.addEventListener("focusin", ({ target }) => {
    const point = pointAt(target);
    if (point?.matches(":focus-visible")) show(point);
  });
  figure.addEventListener("focusout", ({ target }) => pointAt(target) && hide());
  figure.addEventListener("pointerleave", hide);
  drawing.addEventListener("pointerout", ({ pointerType }) => {
    if (pointerType !== "touch") leaving = setTimeout(hide, PATIENCE);
  });
  card.addEventListener("pointerover", () => clearTimeout(leaving));
  // What is touched first shows its card; the card, and another touch, lead to the paper.
  drawing.addEventListener("click", (event) => {
    const point = pointAt(event.target);
    if (!point) return hide();
    const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
    if (!isTouch || point === shown) return;
    event.preventDefault();
    show(point);
  });
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });
};

/**
 * The line of the list that leads to the same page.
 * @param {Element} point
 */
const lineOf = (point) => {
  const href = point.getAttribute("href");
  const links = document.querySelectorAll(".on-map a");
  return [...links].find((link) => link.getAttribute("href") === href)?.closest("p");
};

/**
 * Above the point or below it, within the figure.
 * @param {HTMLElement} card
 * @param {DOMRect} point
 * @param {DOMRect} figure
 */
const place = (card, point, figure) => {
  const { width, height } = card.getBoundingClientRect();
  const middle = point.left - figure.left + point.width / 2;
  const left = Math.max(0, Math.min(middle - width / 2, figure.width - width));
  const above = point.top - figure.top - height - GAP;
  const top = above < 0 ? point.bottom - figure.top + GAP : above;
  card.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
};

/** @type {HTMLElement | null} */
const figure = document.querySelector(".paper-map");
const drawing = figure?.querySelector("svg");
if (figure && drawing) showCards(figure, drawing);
