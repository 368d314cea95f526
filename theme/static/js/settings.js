/**
 * The reader's settings: groups of radio buttons in `[data-pk-setting="NAME"]`. The choice stands
 * in the attribute `data-pk-NAME` of <html> and in this browser's storage; it is sent nowhere.
 * A group's first button is what applies without a choice.
 */
export function bindSettings(root) {
  for (const group of root.querySelectorAll("[data-pk-setting]")) {
    bindGroup(group, root.documentElement);
  }
}

function bindGroup(group, html) {
  const name = group.dataset.pkSetting;
  const attribute = `data-pk-${name}`;
  const buttons = [...group.querySelectorAll("input[type=radio]")];
  const chosen = buttons.find((button) => button.value === html.getAttribute(attribute));
  (chosen ?? buttons[0]).checked = true;
  group.addEventListener("change", (event) => {
    html.setAttribute(attribute, event.target.value);
    keep(`prakat.${name}`, event.target.value === buttons[0].value ? null : event.target.value);
  });
}

function keep(key, value) {
  try {
    if (value === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, value);
    }
  } catch {
    // Storage may be forbidden; the choice then holds for this page.
  }
}
