// A button that copies the BibTeX entry above which it stands.

const addButton = (block) => {
  const source = block.querySelector("pre");
  const row = document.createElement("p");
  const button = document.createElement("button");
  const status = document.createElement("span");
  row.className = "copy-row";
  button.className = "copy-button";
  button.type = "button";
  button.textContent = "Copy BibTeX";
  status.className = "copy-status";
  status.setAttribute("aria-live", "polite");
  row.append(button, status);
  block.before(row);

  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(source.textContent);
      status.textContent = "Copied";
    } catch {
      // No clipboard on plain http, or no permission.
      getSelection().selectAllChildren(source);
      status.textContent = "Selected: copy it with the keyboard or the menu";
    }
  });
};

document.querySelectorAll(".highlight-bibtex").forEach(addButton);
