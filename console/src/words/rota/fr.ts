import type { rotaEn } from './en.ts'

/** The French words for choosing whom to ask. */
export const rotaFr: typeof rotaEn = {
  title: 'Qui solliciter',
  byRules: 'les règles de liste choisissent',
  planned: (count) =>
    count < 2
      ? `${count} partenaire, d’après les règles de liste`
      : `${count} partenaires, d’après les règles de liste`,
  add: 'Ajouter un partenaire',
  order: 'N°',
  partner: 'Partenaire',
  protocol: 'Protocole',
  fillRate: 'Taux de satisfaction, 12 mois',
  days: 'Arrivée (jours)',
  usualCost: 'Coût habituel',
  usuallyFree: 'gratuit d’ordinaire',
  onAverage: (sum) => `en moyenne ${sum}`,
  figures: 'Comment il nous prête',
  fills: (share) => `satisfait ${share}`,
  arrives: (days) => `ici en ${days} j`,
  remove: (name) => `Retirer ${name}`,
  hint: 'Si ce champ reste vide, les règles de liste choisissent. Un partenaire que vous ajoutez est sollicité à la place de leur choix.',
  ownHint: 'Ceux-ci sont sollicités dans cet ordre, quoi que disent les règles de liste.',
}
