/** What is used of a page's canvas; the rest of these tests knows no DOM. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: "2d"): {
    getImageData(x: number, y: number, w: number, h: number): { data: ArrayLike<number> };
  };
}

/** Runs in the page: whether any pixel is not transparent. */
export function drawsSomething(node: unknown): boolean {
  const canvas = node as Canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return Array.from(data).some((value) => value !== 0);
}
