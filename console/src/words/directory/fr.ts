import type { directoryEn } from './en.ts'

/** The French words of the directory. */
export const directoryFr: typeof directoryEn = {
  import: 'Importer un annuaire',
  importAbout:
    'Reprenez l’annuaire d’un consortium en CSV ou en JSON, aussi sous la forme que donne CrossLink. Vous voyez ce qui changerait avant tout changement.',
  importHint:
    'Un import remplace ce que la même source disait auparavant. Ce qu’un administrateur a modifié ici reste. Le manuel indique les colonnes du CSV.',
  inLine: (line, column) => (column === '' ? `ligne ${line}` : `ligne ${line}, ${column}`),
  source: 'Nom de la source',
  createPartners: 'Partenaires',
  createOptions: {
    none: 'N’en créer aucun',
    inactive: 'Créer des partenaires inactifs pour les nouvelles entrées',
    active: 'Créer des partenaires actifs pour les nouvelles entrées',
  },
  acceptMissing: 'De nombreuses entrées peuvent manquer',
  kept: (count) =>
    count < 2
      ? `${count} valeur reste, car elle a été modifiée ici`
      : `${count} valeurs restent, car elles ont été modifiées ici`,
  missing: (count) =>
    count < 2 ? `${count} entrée n’est plus dans la source` : `${count} entrées ne sont plus dans la source`,
  held: (count) =>
    count < 2
      ? `${count} modification d’un partenaire attend une décision`
      : `${count} modifications de partenaires attendent une décision`,
  heldHint:
    'Les identifiants d’agence et les adresses restent tels quels jusqu’à ce que vous les acceptiez sur la page du partenaire.',
  panel: 'Depuis l’annuaire',
  panelHint:
    'Ce que ce profil laisse vide est repris de son entrée d’annuaire. Modifiez une valeur ci-dessous pour la définir ici.',
  entry: 'Entrée',
  statuses: {
    present: 'dans l’annuaire',
    missing: 'n’est plus dans la source',
    withdrawn: 'retirée : les nouvelles listes des prêteurs l’ignorent',
  },
  columns: { setting: 'Paramètre', value: 'Valeur', origin: 'Origine' },
  origins: { partner: 'ce profil', none: 'non défini' },
  fromEntry: (entry) => `entrée ${entry}`,
  heldTitle: 'En attente d’une décision',
  accept: 'Accepter',
  acceptOf: (member) => `Accepter : ${member}`,
  filters: {
    network: 'Réseau',
    source: 'Source',
    vendor: 'Fournisseur',
    none: 'Aucune entrée de ce genre',
    noneHint: 'Modifiez ou videz les filtres ci-dessus.',
  },
  sync: {
    title: 'Lectures',
    hint: 'La source est lue selon son calendrier. Faites un essai pour voir ce qui changerait.',
    tryNow: 'Essayer',
    readNow: 'Lire maintenant',
    reading: 'Lecture de la source en cours …',
    never: 'Pas encore lue.',
    outcomes: {
      applied: 'Enregistrée',
      unchanged: 'Aucun changement',
      shown: 'Essai : rien n’a été enregistré',
      held: 'En attente d’un administrateur',
      failed: 'Échec',
    },
    columns: {
      ended: 'Heure',
      outcome: 'Résultat',
      entries: 'Entrées',
      changes: 'Modifications',
      refused: 'En erreur',
      missing: 'Absentes',
    },
    proposals: (count) =>
      count < 2 ? `L’annuaire propose ${count} document` : `L’annuaire propose ${count} documents`,
    proposalsHint:
      'Les catalogues de ses membres, et des listes qui se terminent par leurs prêteurs de dernier recours. Rien n’est créé avant votre accord.',
    proposedFor: (entry) => `Pour ${entry} :`,
    needed: (names) => `Nécessite d’abord : ${names}. Acceptez les modifications, ou créez-les.`,
    create: 'Créer',
    created: 'créé',
    accept: (count) => (count < 2 ? `Accepter ${count} modification` : `Accepter ${count} modifications`),
    faults: (count) =>
      count < 2
        ? `${count} erreur : l’entrée reste telle quelle`
        : `${count} erreurs : les entrées restent telles quelles`,
  },
}
