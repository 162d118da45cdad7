import type { todayEn } from './en.ts'

/** The French words of the start page. */
export const todayFr: typeof todayEn = {
  today: {
    title: 'Aujourd’hui',
    nothing: 'Rien ne vous attend',
    whose: 'Demandes de qui',
    whoseChoices: { mine_and_free: 'Les miennes et les libres', mine: 'Les miennes', all: 'Toutes' },
    openRequest: 'Ouvrir la demande',
    limit: (amount) => `plafond ${amount}`,
    open: 'Ouvrir',
    seeAlarms: 'Voir les alarmes',
    moreAlarms: (count) => (count < 2 ? `${count} autre alarme` : `${count} autres alarmes`),
    andMore: (count) => (count < 2 ? `et ${count} autre` : `et ${count} autres`),
    aside: 'Aussi aujourd’hui',
    groups: {
      wanted: { title: 'Rappelés', hint: 'par le prêteur' },
      asks: { title: 'Questions', hint: 'le prêteur attend notre réponse' },
      late: { title: 'Sans réponse', hint: 'échéance passée' },
      missing: { title: 'Pas comme prévu', hint: 'absent, incomplet ou endommagé' },
      failed: { title: 'En échec', hint: 'un message ou un enregistrement' },
      approve: { title: 'À approuver', hint: 'avant de solliciter le premier prêteur' },
      unfilled: { title: 'Plus aucun prêteur', hint: 'il en faut un autre' },
      other: { title: 'À regarder', hint: 'tout le reste' },
    },
  },
}
