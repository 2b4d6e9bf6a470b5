
"use strict";
(() => {
  const filters = document.querySelector(".filters");
  const findings = [...document.querySelectorAll(".finding")];
  const shown = document.querySelector(".shown");
  const told = () => {
    const seen = findings.filter((finding) => finding.checkVisibility ? finding.checkVisibility() : finding.offsetParent);
    shown.textContent = seen.length === findings.length ? "" : `${seen.length} of ${findings.length} shown`;
  };
  if (filters) filters.addEventListener("change", told);
  // A link to a finding that a filter hides brings it back.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && filters && target.closest(".finding") && !target.offsetParent) {
      filters.reset();
      told();
      target.scrollIntoView();
    }
  };
  // Copying works without a network; where the browser lends no clipboard, the words stay selected for the keyboard.
  const selected = (words) => {
    getSelection().selectAllChildren(words);
    return document.execCommand("copy");
  };
  const copied = async (words) => {
    try {
      await navigator.clipboard.writeText(words.textContent);
      return true;
    } catch {
      return selected(words);
    }
  };
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copied(button.parentElement.querySelector(".cite"));
      button.textContent = done ? "Copied" : "Press Ctrl+C";
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
  }
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
