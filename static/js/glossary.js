// The glossary beside a form: it looks again whenever the draft was saved.

async function lookUpAgain(panel) {
  const answer = await fetch(panel.dataset.glossary, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-glossary]");
  if (!found || found.textContent === panel.textContent) return;
  panel.replaceWith(document.importNode(found, true));
  const counter = document.querySelector('[data-side-panel-toggle="glossary"] [data-side-panel-toggle-counter]');
  if (!counter) return;
  counter.textContent = found.dataset.count;
  counter.hidden = found.dataset.count === "0";
}

document.addEventListener("w-autosave:success", () => {
  const panel = document.querySelector("[data-glossary]");
  if (panel) lookUpAgain(panel);
});
