/** What a link in an entry may point to. Anything else (javascript:, file:, data: …) is not a link. */
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address as it may be stored and opened, or null. */
export function safeHref(href: string): string | null {
  try {
    return SCHEMES.has(new URL(href).protocol) ? href.trim() : null;
  } catch {
    return null;
  }
}

/** What someone types into the link field: "example.org" and "me@example.org" are meant as links too. */
export function typedHref(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  if (/^[^@/:]+@[^@/]+\.[^@/]+$/.test(text)) return `mailto:${text}`;
  if (/^\+?[\d().-]{5,}$/.test(text)) return `tel:${text}`;
  // A scheme has no dot; what has one before the colon is a host with a port.
  if (/^[a-z][a-z\d+-]*:/i.test(text)) return safeHref(text);
  return text.includes('.') ? safeHref(`https://${text}`) : null;
}

/** The part of an address a person can judge: the host, or the whole of a mail or phone address. */
export function whereTo(href: string): string {
  const url = new URL(href);
  return url.host || url.pathname;
}
