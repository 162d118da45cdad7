import type { privacyEn } from './en.ts'

const requestCount = (count: number): string => (count < 2 ? `${count} demande` : `${count} demandes`)

/** The French words of the page of patrons’ personal data. */
export const privacyFr: typeof privacyEn = {
  title: 'Données personnelles',
  description: 'Trouver ce qui est enregistré sur un usager, l’exporter, l’effacer.',
  search: 'Usager',
  searchHint: 'Identifiant, nom ou adresse électronique',
  find: 'Rechercher',
  none: 'Aucune demande ne mentionne un tel usager',
  noneHint: 'Des messages sans demande le mentionnent peut-être : essayez l’identifiant complet.',
  tryId: (id) => `Chercher « ${id} » comme identifiant`,
  requestsOf: requestCount,
  more: 'D’autres demandes correspondent : saisissez une plus grande partie du nom, ou l’identifiant.',
  choose: (name) => `Afficher ce qui est enregistré sur ${name}`,
  stored: (patron) => `Ce qui est enregistré sur ${patron}`,
  nothing: 'Rien n’est enregistré sur cet usager.',
  facts: {
    requests: 'Demandes',
    earlierRequests: 'Auparavant, maintenant pour quelqu’un d’autre',
    messages: 'Messages et courriels de ces demandes',
    files: 'Fichiers des prêteurs',
    unassigned: 'Messages sans demande qui mentionnent l’usager',
    views: 'Vues enregistrées avec cet usager',
    declarations: 'Déclarations pour des copies',
    unsubscribed: 'Ne veut plus d’avis depuis',
  },
  declarationsKept: (until) => `conservées jusqu’au ${until} sans l’usager, car une loi peut les exiger`,
  exportPage: 'Ouvrir comme page',
  exportJson: 'Enregistrer en JSON',
  possible: 'Messages qui mentionnent peut-être l’usager',
  possibleHint:
    'Ils ne contiennent que le nom de famille, qui peut être celui d’une autre personne, ou ils ont un fichier dont le texte n’est pas examiné. Lisez-les, et choisissez ceux qui concernent l’usager : ils seront effacés aussi.',
  unsearchedFile: 'avec fichier',
  librarySearched:
    'Les messages qui ne relèvent d’aucune bibliothèque n’ont pas été cherchés : un administrateur de toutes les bibliothèques peut le faire.',
  erase: 'Effacer cet usager',
  eraseTitle: (patron) => `Effacer ${patron} ?`,
  eraseText: (requests) =>
    requests < 2
      ? `L’usager est retiré de ${requestCount(requests)}, avec les notes, lettres, courriels, fichiers et réponses conservées. Cette action est irréversible. La demande elle-même reste, sans personne.`
      : `L’usager est retiré de ${requestCount(requests)}, avec les notes, lettres, courriels, fichiers et réponses conservées. Cette action est irréversible. Les demandes elles-mêmes restent, sans personne.`,
  typeId: (id) => `Saisissez l’identifiant de l’usager pour confirmer : ${id}`,
  open: 'Ces demandes ne sont pas terminées :',
  openHint: 'Leurs documents restent suivis sans personne, et personne ne peut être prévenu de leur arrivée.',
  force: 'Effacer quand même',
  erased: (requests, messages) =>
    `Effacé de ${requestCount(requests)} et de ${messages < 2 ? `${messages} autre message` : `${messages} autres messages`}`,
  backups:
    'Les sauvegardes contiennent encore l’usager. Après une restauration, il est effacé de nouveau, d’après la liste des effacements.',
}
