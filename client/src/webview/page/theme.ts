/** The colours of VS Code's theme as a canvas needs them. */
export interface Theme {
  readonly text: string;
  readonly grid: string;
  readonly series: readonly string[];
  readonly font: string;
}

/** Reads the theme as it is now. */
export function currentTheme(): Theme {
  const style = getComputedStyle(document.body);
  const variable = (name: string, fallback: string): string => {
    const value = style.getPropertyValue(name).trim();
    return value === "" ? fallback : value;
  };
  // Where the system forces its own colours, the theme's are not those of the page around the canvas.
  if (forced.matches) {
    return {
      text: "CanvasText",
      grid: "color-mix(in srgb, CanvasText 20%, transparent)",
      series: ["LinkText", "CanvasText", "VisitedText", "GrayText"],
      font: fontOf(variable),
    };
  }
  const text = variable("--vscode-foreground", style.color);
  return {
    text,
    // The theme's own colour for lines is as strong as that of data in some themes.
    grid: `color-mix(in srgb, ${text} 20%, transparent)`,
    series: [
      variable("--vscode-charts-blue", text),
      variable("--vscode-charts-orange", text),
      variable("--vscode-charts-green", text),
      variable("--vscode-charts-purple", text),
    ],
    font: fontOf(variable),
  };
}

const forced = matchMedia("(forced-colors: active)");

function fontOf(variable: (name: string, fallback: string) => string): string {
  return `${variable("--vscode-font-size", "13px")} ${variable("--vscode-font-family", "sans-serif")}`;
}

/** Calls back when the colours change: VS Code then changes the body's class, the system its forced colours. */
export function onThemeChange(handler: () => void): { disconnect(): void } {
  const observer = new MutationObserver(handler);
  observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  forced.addEventListener("change", handler);
  return {
    disconnect: () => {
      observer.disconnect();
      forced.removeEventListener("change", handler);
    },
  };
}
