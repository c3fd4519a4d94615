/** What the page that plays Excel on the web says around the grid: Excel's own words. */
const page = {
  /** Names of the ribbon's tabs; `openTab` is the index of the open one. */
  tabs: ["Archivo", "Inicio", "Insertar", "Fórmulas", "Datos", "Revisar", "Vista"],
  openTab: 1,
  openFile: "Abrir…",
  download: "Descargar",
  dropHere: "Suelte aquí el libro para abrirlo",
  notOpened: (name: string, reason: string): string => `No se puede abrir «${name}»: ${reason}`,
  /** @param cells up to the first ten, by sheet; @param others how many more there are */
  givenUp: (cells: string, others: number): string =>
    `Hay fórmulas que usan algo que Excel no tiene, y quedaron como valores: ${cells}${others > 0 ? ` y ${others} más` : ""}.`,
  formulasNotRead: (name: string): string =>
    `De «${name}» se leyeron los valores, no las fórmulas: lo que descargue no tiene ninguna del original.`,
  /** By the code of the embedded Excel's OpenError. */
  openReasons: {
    "not-a-workbook": "no es un libro de cálculo.",
    truncated: "el archivo está incompleto o dañado.",
    "password-protected": "está protegido con contraseña.",
    "too-large": "es demasiado grande.",
    "empty-file": "el archivo está vacío.",
  } as Readonly<Record<string, string>>,
  noPane:
    "El complemento no responde. Si su navegador desconfía del certificado, ábralo aparte una vez y acéptelo:",
  openAddress: "abrir el complemento",
  nameBox: "Cuadro de nombres",
  formulaBar: "Barra de fórmulas",
  grid: "Hoja de cálculo",
  sheets: "Hojas del libro",
  pane: "Panel de tareas",
  closePane: "Cerrar el panel",
  ready: "Listo",
  editing: "Modificar",
  noFunction: (name: string): string => `El complemento no tiene la función «${name}».`,
  refused: "La celda que intenta cambiar está en una hoja protegida, o la fórmula no es válida.",
  dismiss: "Cerrar aviso",
};

/** What `npm start` says in the terminal. */
const start = {
  building: "Compilando Cuadra y la página que hace de Excel…",
  noFile: (path: string): string => `No existe el archivo ${path}`,
  open: (url: string): string => `
  ${url}

Abra esa dirección en su navegador. El certificado es propio de esta computadora: la primera
vez, acepte el aviso («Configuración avanzada» → «Continuar»). Ctrl+C para terminar.`,
};

/** The embedded Excel's doors; not in Catalogue, so that the add-in does not carry it. */
export const host = { page, start };
