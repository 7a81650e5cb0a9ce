// Leaves only what matches in the timetable; what is looked for stands in the address.

import { parameter, setParameters } from "../address.js";
import { button, element } from "../elements.js";
import { gettext, noop, number, pgettext } from "../words.js";
import { calendarEvents, countOf, Finder } from "./filters.js";

const PAUSE = 150; // Milliseconds in which a word may grow.
const LONGEST = 200;

/** @type {Record<string, string>} */
const KINDS = {
  talks: noop("Talks"),
  posters: noop("Posters"),
  keynote: noop("Keynote"),
  panel: noop("Panel"),
  break: noop("Break"),
  social: noop("Social"),
  plenary: noop("Plenary"),
};

/**
 * A labelled choice, or null where there is nothing to choose.
 * @param {string} name of the parameter
 * @param {string} label
 * @param {{ value: string, text: string }[]} options
 */
const choice = (name, label, options) => {
  if (options.length < 2) return null;
  const select = element(
    "select",
    { name, id: `filter-${name}` },
    element("option", { value: "" }, pgettext("of a choice", "All")),
  );
  for (const { value, text } of options) select.append(element("option", { value }, text));
  select.value = parameter(name) ?? "";
  if (select.selectedIndex < 0) select.value = "";
  return element(
    "div",
    { className: "tool-field" },
    element("label", { htmlFor: select.id }, label),
    select,
  );
};

/** @param {string[]} names */
const asOptions = (names) => names.map((name) => ({ value: name, text: name }));

/**
 * The form, filled from the address.
 * @param {Programme} programme
 */
const makeForm = (programme) => {
  const search = element("input", {
    type: "search",
    name: "text",
    id: "filter-text",
    autocomplete: "off",
    maxLength: LONGEST,
    value: (parameter("text") ?? "").slice(0, LONGEST),
  });
  const starred = element("input", {
    type: "checkbox",
    name: "starred",
    id: "filter-starred",
    checked: parameter("starred") === "1",
  });
  const fields = [
    element(
      "div",
      { className: "tool-field tool-search" },
      element("label", { htmlFor: search.id }, gettext("Title, person, room")),
      search,
    ),
    choice("track", gettext("Track"), asOptions(programme.tracks)),
    choice(
      "kind",
      gettext("Kind"),
      programme.kinds.map((kind) => ({ value: kind, text: gettext(KINDS[kind] ?? kind) })),
    ),
    choice("room", gettext("Room"), asOptions(programme.rooms)),
    element(
      "div",
      { className: "tool-check" },
      starred,
      element("label", { htmlFor: starred.id }, gettext("Only what I starred")),
    ),
  ];
  return element("form", { className: "tool-form" }, ...fields.filter((field) => field !== null));
};

/**
 * @param {HTMLFormElement} form
 * @param {string} day
 * @returns {Filter}
 */
const filterOf = (form, day) => {
  const data = new FormData(form);
  /** @param {string} name */
  const value = (name) => String(data.get(name) ?? "").trim();
  return {
    day,
    track: value("track"),
    kind: value("kind"),
    room: value("room"),
    text: value("text"),
    starred: data.has("starred"),
  };
};

/**
 * That a day is chosen its tab says.
 * @param {Filter} filter
 */
const isActive = ({ day: _, ...filter }) => Object.values(filter).some(Boolean);

/**
 * @param {HTMLElement} node
 * @param {boolean} hidden
 */
const hide = (node, hidden) => {
  if (node.hidden !== hidden) node.hidden = hidden;
};

/**
 * @param {Tools} tools
 * @param {object} given
 * @param {Programme} given.programme
 * @param {Entries} given.entries
 * @param {Stars} given.stars
 * @param {Days} given.days
 * @param {Download} given.download
 */
export const addFilterControl = (tools, { programme, entries, stars, days, download }) => {
  const finder = new Finder(programme, entries, stars);
  const lists = [...new Set([...entries.values()].map(({ node }) => node.closest("ol.timetable")))];
  const form = makeForm(programme);
  const chosen = () => filterOf(form, days.chosen);
  const status = element("span", { role: "status" });
  const clear = button(gettext("Clear filter"), () => {
    for (const select of form.querySelectorAll("select")) select.value = "";
    for (const input of form.querySelectorAll("input")) {
      input.value = "";
      input.checked = false;
    }
    days.choose("");
    panel.button.focus();
  });
  const result = element("p", { className: "filter-result" }, status, " ", clear);
  let shown = new Set(entries.keys());

  form.append(
    button(gettext("Add what is shown to calendar"), () => {
      const { name } = programme;
      // For translators: the name of a calendar; {programme} is that of an edition.
      const selection = gettext("Selection of {programme}", { programme: name });
      download(calendarEvents(programme, shown), isActive(chosen()) ? selection : name);
    }),
  );
  const panel = tools.addPanel("filter", gettext("Filter"), form);
  tools.below.append(result);

  const apply = () => {
    const filter = chosen();
    const active = isActive(filter);
    shown = active ? finder.find(filter) : new Set(entries.keys());
    for (const [id, { node }] of entries) hide(node, !shown.has(id));
    const found = [...entries.values()].filter(({ event }) => shown.has(event.id));
    days.filter(active ? new Set(found.map(({ day }) => day)) : null);
    for (const list of lists) {
      list?.classList.toggle("filtered", active);
      list?.closest(".timetable-grid")?.classList.toggle("filtered", active);
    }
    const counts = {
      count: number(countOf(programme, shown)),
      total: number(countOf(programme, new Set(entries.keys()))),
    };
    status.textContent = active
      ? gettext("{count} of {total} talks and other items shown.", counts)
      : "";
    clear.hidden = !active;
    panel.button.textContent = active
      ? gettext("Filter: {count} of {total}", counts)
      : gettext("Filter");
    const { day: _, ...kept } = filter;
    setParameters({ ...kept, starred: filter.starred ? "1" : "" });
  };

  let waiting = 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, PAUSE);
  });
  stars.addEventListener("change", () => {
    if (chosen().starred) apply();
  });
  days.addEventListener("change", apply);
  clear.hidden = true;
  if (isActive(chosen())) {
    panel.open();
    apply();
  }
};
