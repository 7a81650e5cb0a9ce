// Results as a list: title, people, where it belongs, an excerpt.

import { element } from "../elements.js";
import { gettext, LANGUAGE, noop, toldOfMany } from "../words.js";
import { excerpt, withMarks } from "./excerpt.js";

/**
 * What a result is; of a person, what is said beside it.
 * @type {Record<string, string>}
 */
const KINDS = {
  paper: noop("Paper"),
  session: noop("Session"),
  topic: noop("Topic"),
  affiliation: noop("Affiliation"),
  page: noop("Page"),
};

const WHEN = new Intl.DateTimeFormat(LANGUAGE, {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
});

/**
 * `Mon, 8 May 2023, 09:00`, by the clock on the wall there.
 * @param {string} when
 */
const dated = (when) => WHEN.format(new Date(`${when}Z`));

/**
 * @param {Shown} shown
 * @param {Look} look
 */
const peopleOf = ({ people = [], more = 0 }, { root, words, rules }) => {
  const links = people.flatMap(([name, path], index) => [
    index ? ", " : "",
    element(
      "a",
      { dir: "auto", href: new URL(encodeURI(path), root).href },
      ...withMarks(name, words, rules),
    ),
  ]);
  if (!more) return links;
  return toldOfMany("{people} and {count} more", "{people} and {count} more", more, {
    people: links,
  });
};

/**
 * @param {Shown} shown
 * @param {Look} look
 */
const hitItem = (shown, look) => {
  const { root, words, rules } = look;
  const link = element(
    "a",
    { className: "hit-title", dir: "auto", href: new URL(encodeURI(shown.path), root).href },
    ...withMarks(shown.title, words, rules),
  );
  const flags = (shown.flags ?? []).map((flag) =>
    element("span", { className: "standing-flag" }, flag),
  );
  const lines = [
    shown.people ? element("p", { className: "hit-people" }, ...peopleOf(shown, look)) : "",
    shown.text ? element("p", { className: "hit-text" }, ...excerpt(shown.text, words, rules)) : "",
  ];
  const kind = KINDS[shown.kind] && gettext(KINDS[shown.kind]);
  const context = [kind, shown.when && dated(shown.when), shown.context]
    .filter(Boolean)
    .join(" · ");
  return element(
    "li",
    { className: "hit" },
    element("p", { className: "hit-head" }, link, ...flags.flatMap((flag) => [" ", flag])),
    element("p", { className: "hit-context" }, context),
    ...lines.filter(Boolean),
  );
};

/**
 * Show these in the place of those before; who has walked to one by arrows stays at its place.
 * @param {HTMLElement} list
 * @param {Shown[]} shown
 * @param {Look} look
 */
export const putHits = (list, shown, look) => {
  const at = [...list.children].findIndex((hit) => hit.contains(document.activeElement));
  list.replaceChildren(...shown.map((hit) => hitItem(hit, look)));
  const hits = [...list.querySelectorAll(/** @type {"a"} */ (".hit-title"))];
  if (at >= 0) (hits[at] ?? hits.at(-1))?.focus();
};
