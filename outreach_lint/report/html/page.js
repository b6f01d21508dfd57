"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));

  const toggle = document.getElementById("theme");
  const dark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const label = () => {
    toggle.textContent = dark() ? "Light" : "Dark";
    toggle.setAttribute("aria-label", dark() ? "Switch to light colours" : "Switch to dark colours");
  };
  const remember = (value) => {
    try {
      return value ? localStorage.setItem("outreach-lint-theme", value) : localStorage.getItem("outreach-lint-theme");
    } catch {
      return null;
    }
  };
  const before = remember();
  if (before === "dark" || before === "light") root.dataset.theme = before;
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    remember(root.dataset.theme);
    label();
  });
  label();

  const form = document.getElementById("filter");
  const findings = all("li.finding").map((item) => ({
    item,
    severity: item.dataset.severity,
    family: item.dataset.family,
    words: item.textContent.toLowerCase(),
  }));
  const byId = new Map(findings.map((finding) => [finding.item.id, finding]));
  const marks = all("mark[data-findings]");
  const messages = all("article.message").map((item) => ({
    item,
    findings: findings.filter((finding) => item.contains(finding.item)),
    words: item.querySelector("header").textContent.toLowerCase() + " " + item.querySelector(".letter").textContent.toLowerCase(),
  }));

  const apply = () => {
    const data = new FormData(form);
    const severities = new Set(data.getAll("severity"));
    const family = data.get("family");
    const text = data.get("text").trim().toLowerCase();
    const narrowed = severities.size < 3 || family !== "";
    let seen = 0;
    for (const finding of findings) {
      finding.fits = severities.has(finding.severity) && (!family || finding.family === family);
    }
    for (const message of messages) {
      const here = text !== "" && message.words.includes(text);
      let kept = 0;
      for (const finding of message.findings) {
        finding.fits = finding.fits && (here || finding.words.includes(text));
        kept += finding.fits ? 1 : 0;
      }
      const alone = !narrowed && !data.get("faulty") && (text === "" || here);
      message.item.hidden = kept === 0 && !alone;
    }
    for (const finding of findings) {
      if (!finding.item.closest("article")) finding.fits = finding.fits && finding.words.includes(text);
      finding.item.hidden = !finding.fits;
      seen += finding.fits ? 1 : 0;
    }
    for (const mark of marks) {
      mark.classList.toggle("off", !mark.dataset.findings.split(" ").some((id) => byId.get(id).fits));
    }
    for (const link of all("a.ref")) link.hidden = !byId.get(link.hash.slice(1)).fits;
    const left = messages.filter((message) => !message.item.hidden).length;
    document.getElementById("shown").textContent =
      `${seen} of ${findings.length} findings, ${left} of ${messages.length} messages`;
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();

  const light = (ids, on) => {
    for (const mark of marks) {
      if (mark.dataset.findings.split(" ").some((id) => ids.includes(id))) mark.classList.toggle("on", on);
    }
    for (const id of ids) byId.get(id)?.item.classList.toggle("on", on);
  };
  for (const { item } of findings) {
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
      item.addEventListener(event, () => light([item.id], on));
    }
  }
  for (const mark of marks) {
    const ids = mark.dataset.findings.split(" ");
    mark.addEventListener("mouseenter", () => light(ids, true));
    mark.addEventListener("mouseleave", () => light(ids, false));
  }
})();
