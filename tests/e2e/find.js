// Finds what a person would press, fill or read, by the name it is read out with. Only what is seen counts.
function find(what, name) {
  // Marks of direction around what is put into a sentence are not read out.
  const tidy = (text) => (text ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
  const seen = (element) => element.getClientRects().length > 0;
  const labelled = (element) => {
    const by = element.getAttribute('aria-labelledby');
    return by ? tidy(by.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ')) : '';
  };
  const spoken = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('[aria-hidden=true]').forEach((part) => part.remove());
    return tidy(copy.textContent);
  };
  const nameOf = (element) => tidy(element.getAttribute('aria-label')) || labelled(element) || spoken(element);
  const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
  const called = (elements) => elements.find((element) => nameOf(element) === name) ?? null;
  switch (what) {
    case 'button':
      return called(all('button:not(:disabled), a, summary, label, [role=tab], [role=option], [role=radio]'));
    // Within the main part: a filter may be called as a room is.
    case 'choice':
      return called(all('main button'));
    case 'heading':
      return called(all('h1, h2, h3'));
    case 'field': {
      const fields = all('input, textarea, select, [role=textbox]');
      const byLabel = (field) => [...(field.labels ?? [])].some((label) => tidy(label.textContent) === name);
      return fields.find((field) => byLabel(field) || nameOf(field) === name) ?? null;
    }
    case 'date': {
      const [label, part] = name.split('/');
      const group = all('.date-field').find((field) => tidy(field.querySelector('.date-label')?.textContent) === label);
      return group?.querySelector(`[data-segment="${part}"]`) ?? null;
    }
    default:
      return document.querySelector(name);
  }
}
