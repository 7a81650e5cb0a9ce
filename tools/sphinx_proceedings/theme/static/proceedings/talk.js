// The talk on a paper's page: its modules are fetched only where there is one.

const data = document.querySelector("script.talk-data");

if (data) {
  const { showTalks } = await import("./programme/paper-talk.js");
  showTalks(JSON.parse(data.textContent ?? ""));
}

export {}; // a module, as pages load it
