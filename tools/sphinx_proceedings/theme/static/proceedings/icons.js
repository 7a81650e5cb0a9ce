// Fetches Font Awesome where a page shows an icon that `icons.css` does not draw.

const FAMILIES = ".fa, .fas, .far, .fab, .fa-solid, .fa-regular, .fa-brands";

/** @param {Element} icon */
const isDrawn = (icon) => getComputedStyle(icon).getPropertyValue("--icon") !== "";

/** @type {HTMLElement | null} */
const place = document.querySelector("script[data-fontawesome]");
const icons = [...document.querySelectorAll(FAMILIES)];

if (place && !icons.every(isDrawn)) {
  const script = document.createElement("script");
  script.src = place.dataset.fontawesome ?? "";
  document.head.append(script);
}

export {}; // a module, as pages load it
