import type { statisticsEn } from './en.ts'

/** The French words of the statistics. */
export const statisticsFr: typeof statisticsEn = {
  title: 'Statistiques',
  description:
    'Dans quelle mesure les demandes sont satisfaites, en combien de temps et à quels frais, d’après le jour de création des demandes.',
  balanceDescription:
    'Ce que les partenaires ont prêté aux bibliothèques d’ici et leur ont emprunté, selon le jour de l’expédition. Seul ce qui est vu dans les deux sens compte comme solde.',
  report: 'Rapports',
  network: 'Réseau',
  everyNetwork: 'Tous les réseaux',
  period: 'Période',
  reports: {
    partners: 'Satisfaction par partenaire',
    months: 'Satisfaction par mois',
    reasons: 'Refus par motif',
    days: 'Jours par partenaire',
    costs: 'Frais par partenaire',
    balance: 'Solde par partenaire',
    balance_pairs: 'Solde de chaque paire',
    balance_libraries: 'Solde par bibliothèque',
    balance_months: 'Solde par mois',
  },
  periods: { quarter: '90 derniers jours', year: '365 derniers jours', all: 'Tout' },
  change: 'Évolution',
  before: 'la période précédente',
  fell: 'en baisse de plus de 10 points',
  others: (count) => (count < 2 ? `${count} autre, moins de 20` : `${count} autres, moins de 20 chacun`),
  all: 'Tous',
  unnamed: '(aucun)',
  partner: 'Partenaire',
  matrixHint:
    'Ce que chaque partenaire a prêté à chaque bibliothèque de plus qu’il ne lui a emprunté, et dessous : prêté / emprunté. Un ? est ce que personne ne voit ici. Choisissez un nombre pour en voir les mois.',
  morePartners: (count: number) => `${count} autres partenaires figurent dans le tableau CSV.`,
  definitions: 'Ce qui est compté',
  none: 'Il n’y a rien à montrer pour cette période',
  noneHint: 'Choisissez une période plus longue.',
}
