import type { messageListEn } from './en.ts'

/** The French words of the page of messages. */
export const messageListFr: typeof messageListEn = {
  title: 'Messages',
  lending: 'Prêt',
  description: 'Tout ce que les partenaires ont envoyé, et tout ce qui leur a été envoyé.',
  direction: 'Sens',
  directions: { in: 'De partenaires', out: 'Aux partenaires' },
  state: 'Tous les états',
  partner: 'Tous les partenaires',
  find: 'Rechercher par titre, numéro, mots ou raison',
  none: 'Aucun message ne correspond',
  noneHint: 'Changez les filtres, ou regardez dans l’autre sens.',
  searchGoesOn: 'Les messages plus anciens n’ont pas encore été parcourus : « Afficher la suite » continue.',
  columns: { at: 'Heure', partner: 'Partenaire', summary: 'Message', request: 'Demande', state: 'État' },
  source: 'Message',
  answer: 'Réponse',
  noAnswer: 'Il n’y a pas de réponse.',
  attempts: (count) => (count < 2 ? `${count} tentative` : `${count} tentatives`),
  actions: {
    in: {
      one: 'Traiter de nouveau',
      alike: (count) => `Traiter de nouveau les ${count} semblables`,
    },
    out: {
      one: 'Envoyer de nouveau',
      alike: (count) => `Envoyer de nouveau les ${count} semblables`,
    },
  },
  alikeText: (count, partner) =>
    count < 2
      ? `${count} message de ${partner} est dans le même état pour la même raison. L’action porte sur lui.`
      : `${count} messages de ${partner} sont dans le même état pour la même raison. L’action porte sur chacun d’eux.`,
  repeated: (done, refused) =>
    refused === 0
      ? `Fait pour ${done}`
      : `Fait pour ${done} ; ${refused < 2 ? `${refused} a été refusé` : `${refused} ont été refusés`}`,
}
