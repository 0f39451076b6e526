// Tables of the admin that don't fit the window: each row becomes a card, in which each cell says what it is.
(() => {
  const spoken = (cell) => cell.textContent.trim().replace(/\s+/g, " ");

  const fit = (table) => {
    table.classList.remove("listing-stacked");
    table.classList.add("listing-measured");
    const isCut = (cell) => cell.scrollWidth > cell.clientWidth + 1;
    const fits =
      table.getBoundingClientRect().right <= document.documentElement.clientWidth + 1 &&
      ![...table.querySelectorAll("tbody td")].some(isCut);
    table.classList.remove("listing-measured");
    if (fits) return;
    const labels = [...(table.tHead?.rows ?? [])].slice(-1).flatMap((row) => [...row.cells].map(spoken));
    for (const body of table.tBodies) {
      for (const row of body.rows) {
        [...row.cells].forEach((cell, place) => {
          const says = spoken(cell) || cell.querySelector("img, svg, input");
          if (labels[place] && says && !cell.matches(".title, [colspan]")) cell.dataset.label = labels[place];
        });
      }
    }
    table.classList.add("listing-stacked");
  };

  const fitAll = () => document.querySelectorAll("table.listing").forEach(fit);

  document.addEventListener("DOMContentLoaded", fitAll);
  document.addEventListener("w-swap:success", fitAll);
  window.addEventListener("resize", fitAll);
})();
