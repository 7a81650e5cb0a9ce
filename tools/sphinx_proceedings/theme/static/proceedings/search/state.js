// What was asked, in the address: links work, and going back restores it.

const CHOICES = ["edition", "year", "session", "track", "topic", "author", "award", "has"];
const LONGEST = 300;

/** @type {State} */
export const EMPTY = { query: "", kind: "", choices: {}, sort: "", shown: 0, exactly: false };

/**
 * @param {string} search a query string
 * @returns {State}
 */
export const stateFrom = (search) => {
  const values = new URLSearchParams(search);
  /** @type {Choices} */
  const choices = {};
  for (const name of CHOICES) {
    const value = values.get(name);
    if (value) choices[name] = value;
  }
  return {
    query: (values.get("q") ?? "").slice(0, LONGEST),
    kind: values.get("kind") ?? "",
    choices,
    sort: values.get("sort") ?? "",
    shown: Math.min(200, Number.parseInt(values.get("shown") ?? "0", 10) || 0),
    exactly: values.get("exactly") === "1",
  };
};

/**
 * The query string of a state, with its question mark, or nothing.
 * @param {State} state
 */
export const addressOf = ({ query, kind, choices, sort, shown, exactly }) => {
  const values = new URLSearchParams();
  if (query) values.set("q", query);
  if (kind) values.set("kind", kind);
  for (const name of CHOICES) if (choices[name]) values.set(name, choices[name]);
  if (sort) values.set("sort", sort);
  if (shown) values.set("shown", String(shown));
  if (exactly) values.set("exactly", "1");
  const text = values.toString();
  return text && `?${text}`;
};

const GROUPS = 64;

/**
 * A value of a choice of very many, such as `author`, in its group; the index divides alike.
 * @param {string} name
 * @param {string} value
 * @returns {Choices}
 */
export const inGroup = (name, value) => {
  let total = 0;
  for (const letter of value) total = (total * 31 + (letter.codePointAt(0) ?? 0)) % 65521;
  return { [`${name}-${String(total % GROUPS).padStart(2, "0")}`]: value };
};

/**
 * The choices as the index has them.
 * @param {Choices} choices
 * @returns {Choices}
 */
export const filtersOf = ({ author, ...choices }) =>
  author ? { ...choices, ...inGroup("author", author) } : choices;
