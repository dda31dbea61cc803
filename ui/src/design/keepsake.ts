/**
 * A keepsake of a milestone: a morning, what was reached, and the day. It leaves the program, so it has colours of its own,
 * those of the day, whatever the window wears. Drawn twice from the same measures: as SVG to be seen and printed, and on a
 * canvas that nobody sees to become a file.
 */

export const WIDTH = 1200;
export const HEIGHT = 800;
export const LINE = 590;
export const SUN = { x: 600, y: 560, r: 120, halo: 215 };
export const SKY = [
  [0, '#e3ece9'],
  [0.45, '#f6e8d6'],
  [0.75, '#f7d9b8'],
] as const;
export const COLOURS = { ink: '#1d2b33', sun: '#e39a4e', halo: '#f0b97f', sea: '#bfd6d3', horizon: '#9fb3ae' };
export const FONT = "'Literata Variable', Georgia, serif";
/** Light on the water: from, to, height. */
export const GLITTER = [
  [510, 690, 630],
  [545, 655, 665],
  [572, 628, 700],
] as const;

/** What is written on it; the name only if it was typed. */
export type KeepsakeWords = { title: string; day: string; name: string };
export type Line = { text: string; y: number; size: number; weight: 400 | 600 };

const ROOM = WIDTH - 160;
const SMALLEST = 16;
/** A letter's width in the size of its type, generously. */
const LETTER = 0.58;

const fitting = (text: string, size: number) =>
  Math.max(SMALLEST, Math.min(size, ROOM / (LETTER * Math.max(1, [...text].length))));

export function lines({ title, day, name }: KeepsakeWords): Line[] {
  const all: Line[] = [
    { text: title, y: 190, size: fitting(title, 92), weight: 600 },
    { text: day, y: 260, size: fitting(day, 38), weight: 400 },
    { text: name.trim(), y: 760, size: fitting(name.trim(), 34), weight: 400 },
  ];
  return all.filter((line) => line.text !== '');
}

function draw(pen: CanvasRenderingContext2D, words: KeepsakeWords): void {
  const sky = pen.createLinearGradient(0, 0, 0, HEIGHT);
  for (const [at, colour] of SKY) sky.addColorStop(at, colour);
  const fill = (colour: string | CanvasGradient, shape: () => void) => {
    pen.fillStyle = colour;
    pen.beginPath();
    shape();
    pen.fill();
  };
  const disc = (r: number) => () => pen.arc(SUN.x, SUN.y, r, 0, 2 * Math.PI);
  fill(sky, () => pen.rect(0, 0, WIDTH, HEIGHT));
  pen.globalAlpha = 0.35;
  fill(COLOURS.halo, disc(SUN.halo));
  pen.globalAlpha = 1;
  fill(COLOURS.sun, disc(SUN.r));
  fill(COLOURS.sea, () => pen.rect(0, LINE, WIDTH, HEIGHT - LINE));
  fill(COLOURS.horizon, () => pen.rect(0, LINE, WIDTH, 2));
  for (const [from, to, y] of GLITTER) fill(COLOURS.sun, () => pen.rect(from, y, to - from, 4));
  pen.textAlign = 'center';
  for (const { text, y, size, weight } of lines(words)) {
    pen.font = `${weight} ${size}px ${FONT}`;
    pen.fillStyle = COLOURS.ink;
    pen.fillText(text, WIDTH / 2, y);
  }
}

/** The picture's bytes as PNG, in base64. */
export async function png(words: KeepsakeWords): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  await Promise.all(lines(words).map(({ weight, text }) => document.fonts.load(`${weight} 40px ${FONT}`, text)));
  draw(pen, words);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
