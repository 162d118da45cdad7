import type { SettingEntry } from '../setting-words.ts'

/** The settings of workflow profiles. */
export const workflowSettings: Readonly<Record<string, SettingEntry>> = {
  steps: [
    'Étapes',
    'Une étape désactivée : son événement change toujours ce qu’il doit, mais n’affiche pas de statut et n’attend personne.',
  ],
  'steps.approval': ['Approbation', 'Le personnel approuve chaque demande avant son départ.'],
  'steps.requestAccepted': ['Acceptée', 'L’accusé de réception du partenaire est affiché.'],
  'steps.willSupply': ['Va fournir', 'L’accord du partenaire est affiché.'],
  'steps.conditional': ['Conditions', 'Une condition du partenaire attend une réponse.'],
  'steps.renew': ['Prolongations', 'Les prêts peuvent être prolongés.'],
  'steps.mediatedRenewal': [
    'Prolongations par le personnel',
    'Le personnel examine chaque prolongation avant son départ.',
  ],
  'steps.recall': ['Rappels', 'Le rappel du partenaire est affiché.'],
  'steps.cancelNotAccepted': [
    'Annulations refusées',
    'Une annulation que le partenaire refuse attend le personnel.',
  ],
  'steps.lost': ['Pertes', 'Une perte que signale le personnel est affichée.'],
  'steps.damaged': ['Dommages', 'Un dommage que signale le personnel est affiché.'],
  'steps.declaredLost': ['Fin sans retour', 'La fin d’un prêt par le partenaire, sans retour, est affichée.'],
  'steps.lenderCheckIn': [
    'Retour chez le prêteur',
    'La demande reste ouverte jusqu’à ce que le prêteur ait récupéré le document.',
  ],
  automaticSend: ['Envoi automatique', 'Les nouvelles demandes partent sans le personnel.'],
  automaticLocate: [
    'Interroger les catalogues',
    'Avant le départ d’une demande, les catalogues des partenaires sont interrogés pour savoir s’ils possèdent le document.',
  ],
  onRotaUsedUp: [
    'Plus de partenaire',
    'La demande reste ouverte pour le personnel, ou est close comme non satisfaite.',
  ],
  onExpiry: ['Quand une demande expire', 'Le partenaire suivant est sollicité, ou la demande est close.'],
  onSendFailure: [
    'Quand l’envoi échoue',
    'La demande attend le personnel, ou le partenaire suivant est sollicité.',
  ],
  onLocateFailure: ['Si personne ne l’a', 'La demande reste ouverte pour le personnel, ou est close.'],
  afterPartnerCancel: [
    'Après une annulation',
    'Quand la demande est annulée chez un partenaire, le suivant est sollicité aussitôt, ou une fois l’annulation confirmée.',
  ],
  onNoCancelReply: ['Annulation sans réponse', 'Elle compte comme acceptée, ou le personnel est averti.'],
  digitalDelivery: ['Destinataire des fichiers', 'L’usager aussitôt, ou d’abord la bibliothèque.'],
  onOpenOffer: [
    'Proposition sans réponse',
    'Elle reste ouverte, ou est refusée automatiquement après son délai.',
  ],
  acceptWithinMaximumCost: [
    'Accepter les frais sous le plafond',
    'Les frais sous le plafond de la demande sont acceptés sans le personnel, sauf si un partenaire demande davantage, ou réclame pour une perte.',
  ],
  afterLost: ['Perte sans réponse', 'La demande est close, ou reste ouverte.'],
  retryTransfers: [
    'Redemander après un renvoi',
    'Si une bibliothèque prêteuse qui renvoie à une autre notice de son catalogue est sollicitée pour celle-ci sans le personnel.',
  ],
  returnBuffer: [
    'Marge de retour',
    'Combien de jours avant la date de retour de la bibliothèque prêteuse l’usager rapporte un document, en plus des jours du trajet de retour. Non défini : aucun.',
    'P2D',
  ],
  renewFrom: [
    'Prolongation à partir de',
    'Combien de temps avant la date de retour une prolongation peut être demandée. Non défini : à tout moment.',
    'P7D',
  ],
  maxRenewals: [
    'Prolongations au plus',
    'Combien de fois un prêt est prolongé. Non défini : sans limite.',
    '2',
  ],
  loanPeriod: ['Durée de prêt', 'La durée d’un prêt quand le partenaire n’indique pas de date de retour.'],
  complete: [
    'Une demande est terminée',
    'Quand le document est renvoyé, ou quand le prêteur a enregistré son retour.',
  ],
  claimBeforeExpiry: [
    'Relancer avant expiration',
    'Un partenaire qui ne répond pas est relancé avant l’expiration de sa demande.',
  ],
  'workflow.reminder': [
    'Dernière relance en Reminder',
    'La dernière relance est un message Reminder, si le partenaire l’accepte.',
  ],
  duplicates: ['Doublons', 'Ce que devient une seconde demande pour le même document et le même usager.'],
  'duplicates.within': ['Période', 'Les demandes de cette période sont comparées. Désactivé : aucune.'],
  'duplicates.action': ['Alors', 'La seconde attend le personnel, ou est refusée.'],
  deadlines: ['Délais', 'La durée que peut avoir chaque étape. Désactivé : elle est sans limite.'],
  countOpenDays: [
    'Jours d’ouverture seulement',
    'Activé : les jours où le partenaire, ou la bibliothèque, est fermé ne comptent pas.',
  ],
  byServiceLevel: ['Par niveau de service', 'Des délais plus courts pour les demandes urgentes.'],
  'byServiceLevel.rush': ['Très urgent', 'Les délais des demandes de niveau Rush.'],
  'rush.response': ['Réponse', 'Jusqu’à la réponse du partenaire à la demande.'],
  'rush.willSupply': ['Expédition', 'De l’accord à l’expédition.'],
  'byServiceLevel.urgent': ['Urgent', 'Les délais des demandes de niveau Urgent.'],
  'urgent.response': ['Réponse', 'Jusqu’à la réponse du partenaire à la demande.'],
  'urgent.willSupply': ['Expédition', 'De l’accord à l’expédition.'],
  'byServiceLevel.express': ['Express', 'Les délais des demandes de niveau Express.'],
  'express.response': ['Réponse', 'Jusqu’à la réponse du partenaire à la demande.'],
  'express.willSupply': ['Expédition', 'De l’accord à l’expédition.'],
  'deadlines.locate': ['Catalogues', 'Jusqu’à la réponse des catalogues.'],
  'deadlines.response': ['Réponse', 'Jusqu’à la réponse du partenaire à la demande.'],
  'deadlines.unconfirmed': ['Confirmation', 'Jusqu’à la confirmation d’un message qui est peut-être arrivé.'],
  'deadlines.willSupply': ['Expédition', 'De l’accord à l’expédition.'],
  'deadlines.cancelReply': ['Réponse à une annulation', 'Jusqu’à la réponse du partenaire à une annulation.'],
  'deadlines.renewalAnswer': [
    'Réponse à une prolongation',
    'Jusqu’à la réponse du partenaire à une prolongation.',
  ],
  'deadlines.claim': ['Entre relances', 'D’une relance à la suivante.'],
  'deadlines.checkIn': ['Retour chez le prêteur', 'Du renvoi à l’enregistrement du retour par le prêteur.'],
  'deadlines.offer': [
    'Propositions ouvertes',
    'Le temps pendant lequel une condition ou une proposition de nouvel essai reste ouverte.',
  ],
  'deadlines.transit': ['En route', 'Le temps pendant lequel un document peut être en route.'],
  'deadlines.shelf': [
    'Sur l’étagère',
    'Le temps pendant lequel un document attend l’usager sur l’étagère des réservations.',
  ],
  'deadlines.returnTransit': [
    'Colis de retour',
    'Le temps de transport d’un renvoi : jusque-là, un avis de retard qui le croise n’est qu’une information.',
  ],
  'deadlines.patronAnswer': [
    'Réponse de l’usager',
    'Combien de temps on attend la réponse de l’usager à une question, si vous ne nommez aucun jour.',
  ],
  'deadlines.claimsReturned': [
    'Réponse à un renvoi signalé',
    'Combien de temps on attend la réponse du partenaire une fois qu’il sait qu’un document a été renvoyé.',
  ],
  'deadlines.lostReported': [
    'Réponse à une perte',
    'Le temps d’attente de la réponse du partenaire à une perte signalée.',
  ],
  'deadlines.ilsAnswer': ['SIGB', 'Jusqu’à la réponse du SIGB.'],
  'deadlines.return': ['À renvoyer', 'Le temps pendant lequel un document à renvoyer peut rester.'],
  'deadlines.idle': [
    'Votre tour',
    'Le temps pendant lequel la bibliothèque peut avoir la main avant que le personnel soit averti.',
  ],
  patronNotices: [
    'Statuts par courriel',
    'Les statuts dont les usagers sont avertis par courriel ; ready_for_pickup dès qu’un document est sur l’étagère des réservations.',
    'ready_for_pickup',
  ],
}
