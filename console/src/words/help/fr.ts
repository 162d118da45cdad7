import type { helpEn } from './en.ts'

/** The French words of the list of keys. */
export const helpFr: typeof helpEn = {
  title: 'Aide et touches',
  manual: 'Ouvrir le manuel',
  afterwards: 'puis',
  search: 'Chercher une demande, une page ou une liste de travail',
  commands: 'Pages et listes de travail par leur nom',
  newRequest: 'Nouvelle demande',
  next: 'Demande suivante d’une liste',
  previous: 'Demande précédente d’une liste',
  select: 'La sélectionner',
  selectTo: 'Sélectionner jusqu’ici',
  open: 'L’ouvrir',
  more: 'Tout ce qui est possible pour elle',
  assign: 'Prendre en charge la demande ouverte',
  message: 'Message au prêteur de la demande ouverte',
  undo: 'Revenir sur ce qui vient d’être fait',
  send: 'Envoyer le formulaire',
  close: 'Fermer, vider la recherche ou annuler la sélection',
  help: 'Cette liste',
  singleKeys:
    'Les touches seules ne font rien tant qu’un champ est actif. Le menu de votre compte les désactive.',
}
