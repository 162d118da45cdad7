import type { paletteEn } from './en.ts'

/** The French words of the palette of commands. */
export const paletteFr: typeof paletteEn = {
  field: 'Action, page, demande ou usager',
  openRequest: 'Cette demande',
  patrons: 'Usagers',
  pages: 'Aller à',
  actions: 'Actions',
  counted: (open, closed) => `${open} en cours, ${closed} closes`,
  newForPatron: (name) => `Nouvelle demande pour ${name}`,
  newFor: (text) => `Nouvelle demande pour « ${text} »`,
  list: (text) => `Lister toutes les demandes avec « ${text} »`,
  choose: 'choisir',
  open: 'ouvrir',
  codes: 'un numéro complet ou un code-barres ouvre sa demande',
}
