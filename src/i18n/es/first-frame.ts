import { createFormat } from "../format";
import { quarterName } from "./quarter-name";

const { number, percent, plural } = createFormat("es");

/** The part of the task pane that its first frame shows; the rest of the texts arrive after it. */
export const firstFrame = {
  tabs: {
    label: "Secciones",
    review: "Revisión",
    execution: "Ejecución",
    files: "Archivos",
    settings: "Ajustes",
  },
  actions: {
    label: "Acciones",
    validate: "Validar",
    summary: "Resumen",
    summaryTip: "Inserta la hoja de resumen lista para presentar",
    clear: "Limpiar",
    clearTip: "Quita del libro los resaltados de Cuadra",
    cancel: "Cancelar",
    retry: "Intentar de nuevo",
    dismiss: "Cerrar el aviso",
    openSettings: "Abrir Ajustes",
  },
  before: {
    heading: "Revise su POI antes de presentarlo",
    lead: "Cuadra comprueba que todas las sumas cuadren y le dice qué celda está mal y qué debería decir.",
    willRead: "Se va a leer",
    looking: "Mirando el libro…",
    sheets: (count: number): string => plural(count, "hoja", "hojas"),
    plan: (year: number | null): string => (year === null ? "POI" : `POI ${year}`),
    noPlan: "No se ve un POI en las hojas visibles de este libro.",
    noSheet: "Todas las hojas visibles están desmarcadas en Ajustes: no queda ninguna por revisar.",
    hidden: (count: number): string =>
      count === 1 ? "1 hoja oculta no se leerá." : `${number(count)} hojas ocultas no se leerán.`,
    otherFiles: "Comparar con otro archivo o consolidar varios…",
    privacy: "Nada sale de este libro: todo se comprueba en su equipo.",
  },
  quarter: {
    label: "Trimestre que se reporta",
    name: quarterName,
    fromTitle: (quarter: number): string => `Según el título: ${quarterName(quarter)}`,
    automatic: "Según el título o la ejecución",
    fromAmounts: "El último con ejecución (el título no lo dice)",
    notReported: "Ninguno: el plan no tiene columnas de lo ejecutado",
  },
  part: {
    coming: "Un momento…",
    notLoaded:
      "No se pudo cargar una parte de Cuadra. Revise su conexión e inténtelo de nuevo; si sigue igual, cierre el panel y vuelva a abrirlo.",
  },
  during: {
    reading: "Leyendo el libro…",
    checking: "Comprobando las sumas…",
    percent,
    label: "Avance de la validación",
  },
};
