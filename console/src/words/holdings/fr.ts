import type { holdingsEn } from './en.ts'

/** The French words of rotas from holdings. */
export const holdingsFr: typeof holdingsEn = {
  none: 'L’explication n’existe plus : elle est conservée 90 jours.',
  show: 'Montrer qui détient le document, et pourquoi cet ordre',
  findMore: 'En chercher d’autres',
  placed: (count) => (count < 2 ? `${count} détenteur dans la liste` : `${count} détenteurs dans la liste`),
  leftOut: (count) => (count < 2 ? `${count} écarté` : `${count} écartés`),
  more: (count) => (count < 2 ? `${count} autre, par raison :` : `${count} autres, par raison :`),
  late: 'sans doute trop tard',
  unmapped: (code) => `Code ${code}`,
  unknown: 'inconnu',
  source: (source, questions, holders) =>
    `${source} : ${holders < 2 ? `${holders} détenteur` : `${holders} détenteurs`}, ${questions < 2 ? `${questions} question` : `${questions} questions`}`,
  sourceFailed: (source, why) => `${source} n’a pas répondu : ${why}`,
  finding: 'Les catalogues collectifs sont interrogés pour savoir qui détient le document.',
  columns: {
    place: 'Place',
    holder: 'Détenteur',
    sorted: 'Trié par',
    copy: 'Exemplaire',
    reason: 'Écarté parce que',
  },
  keys: {
    local: 'même établissement',
    courier: 'transporteur',
    location: 'site',
    shelving: 'emplacement',
    balance: 'solde',
    distance: 'kilomètres',
    open_now: 'ouvert maintenant',
    network: 'réseau',
    tier_cost: 'tarif',
    electronic: 'imprimé',
    available: 'disponibilité',
    success: 'satisfaction',
    supply_days: 'jours',
    cost: 'frais moyens',
    load: 'charge',
  },
  available: { yes: 'disponible', no: 'pas disponible actuellement' },
  choice: {
    holds: 'détient le document',
    supplied: (percent) => `satisfait ${percent} %`,
    days: (days) => (days === '1' ? '1 jour' : `${days} jours`),
    free: 'gratuit',
  },
  trial: {
    title: 'Essayer',
    hint: 'Montre la liste des prêteurs que ce modèle donnerait maintenant pour un document, et interroge les catalogues collectifs. Rien n’est conservé. Enregistrez d’abord pour essayer vos modifications.',
    run: 'Essayer',
    rota: (names) => `Liste des prêteurs : ${names}`,
    empty: 'La liste des prêteurs serait vide.',
  },
  codes: {
    title: 'Codes sans partenaire',
    description:
      'Codes que les catalogues collectifs indiquent comme détenteurs et qui n’appartiennent à aucun partenaire. Ceux qui font perdre un détenteur possible au plus grand nombre de demandes viennent en premier.',
    none: 'Chaque code appartient à un partenaire',
    noneHint:
      'Les codes qui n’appartiennent à aucun partenaire apparaissent ici dès qu’une demande en rencontre un.',
    columns: {
      code: 'Code',
      source: 'Catalogue collectif',
      requests: 'Demandes',
      last: 'Vu en dernier',
      partner: 'Appartient à',
    },
    choose: 'Choisir un partenaire',
    mapped: (code, partner) => `${code} appartient maintenant à ${partner}`,
  },
}
