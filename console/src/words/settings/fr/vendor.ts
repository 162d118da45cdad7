import type { SettingEntry } from '../setting-words.ts'

/** The settings of vendors. */
export const vendorSettings: Readonly<Record<string, SettingEntry>> = {
  'vendor.code': [
    'Code',
    'Comment les partenaires le désignent. Avec le code d’un système fourni, il prend sa place.',
    'koha',
  ],
  'vendor.sources': ['Sources', 'D’où chaque écart est connu, par usage et paramètre.'],
  'vendor.iso18626': ['ISO 18626', 'Les paramètres des partenaires qui parlent ISO 18626.'],
  'vendor.ncip': ['Partenaires NCIP', 'Les paramètres des partenaires qui parlent NCIP.'],
  'vendor.ils': ['SIGB', 'Les paramètres des systèmes de gestion (SIGB) qui parlent NCIP.'],
  'iso18626.acceptanceMarker': [
    'Marque d’accord',
    'La note qui accepte des conditions. Vide : un texte pour les personnes.',
  ],
  'iso18626.retryKeepsId': [
    'Essai sous même identifiant',
    'Un nouvel essai part sous l’identifiant du premier.',
  ],
  'iso18626.takesReminder': ['Accepte les Reminder', 'Accepte un Request de type Reminder.'],
  'iso18626.notesOnlyOnNotification': [
    'Notes par Notification seulement',
    'Ne montre une note à son personnel que dans une Notification : la note part une seconde fois ainsi.',
  ],
  'iso18626.identifierCodes': [
    'Codes des identifiants',
    'Avec `listed`, les codes d’identifiants absents des listes de la norme sont omis.',
  ],
  'iso18626.unknownServiceLevel': [
    'Niveau de service inconnu',
    'Le niveau de service qui en remplace un absent de la liste de la norme. Vide : il part tel quel.',
  ],
  'iso18626.patronRequest': [
    'Signaler une demande d’usager',
    'Une demande faite par un usager l’indique (requestSubType PatronRequest).',
  ],
  'iso18626.recordIdRepeatedAs': [
    'Répéter le numéro de notice',
    'Le code de numéro de notice sous lequel supplierUniqueRecordId doit être répété.',
  ],
  'iso18626.addressesAndCostsInNote': [
    'Adresses et frais dans la note',
    'Ne montre les adresses et les frais d’une demande que dans sa note.',
  ],
  'iso18626.edition': [
    'Édition de ses messages',
    'L’édition de tous les messages, quoi que disent la connexion ou l’attribut version. Vide : ce sont eux qui décident.',
  ],
  contentType: [
    'Type de contenu',
    'Le type de contenu des messages qui lui sont envoyés, là où son serveur refuse `application/xml; charset="utf-8"` (HTTP 415).',
  ],
  'iso18626.envelope': [
    'ISO18626Message autour des messages',
    'Désactivé : les messages sont écrits sans ISO18626Message ni espace de noms, et lus sous les deux formes.',
  ],
  'iso18626.addresses': [
    'Adresses et cotes',
    'Avec `in_note`, elles sont dans la note : il les refuse dans leurs éléments.',
  ],
  'iso18626.unlistedCodes': [
    'Codes hors des listes',
    'Avec `in_note`, ils sont dans la note : il refuse les codes absents des listes de la norme.',
  ],
  'iso18626.neededBy': [
    'Nécessaire avant',
    'Avec `in_note`, le jour est dans la note : il refuse needBeforeDate, seul ou à côté d’autres éléments.',
  ],
  'iso18626.editionWanted': [
    'Édition souhaitée',
    'Avec `anyEdition`, cet élément de l’édition 1.2 est envoyé à la place de preferredEdition.',
  ],
  'iso18626.agencyTypes': [
    'Types d’identifiants acceptés',
    'Les types d’identifiants d’agence qu’il accepte. Le sien est omis s’il est d’un autre type ; une bibliothèque qui en a un autre ne peut pas lui adresser de demande.',
  ],
  'iso18626.takes': ['Actions acceptées', 'Vide : toutes. Ce qui en demande une autre n’est pas envoyé.'],
  'iso18626.finishedAfterCopy': [
    'Terminée avec la copie',
    'Sa demande est terminée avec CopyCompleted : il refuse Received pour une copie.',
  ],
  'iso18626.takesRepeats': [
    'Reconnaît une demande répétée',
    'Désactivé : chaque Request y est un nouveau prêt ; aucun n’est renvoyé sans une personne.',
  ],
  'iso18626.supplierDeclineMarker': [
    'Marque de refus d’un fournisseur',
    'La note d’un Cancel qui refuse un fournisseur d’un intermédiaire, lequel passe au suivant. Vide : on ne peut pas le lui dire.',
  ],
  'iso18626.takesOnce': [
    'Réception et renvoi une seule fois',
    'Il accepte Received et ShippedReturn une seule fois, et ShippedReturn seulement après Received.',
  ],
  'iso18626.needsItsNumber': [
    'Exige son propre numéro',
    'Il ne trouve une demande que par supplyingAgencyRequestId : les messages attendent qu’il ait donné ce numéro.',
  ],
  'iso18626.sendsOnce': [
    'Envoie une seule fois',
    'Il envoie chaque message une seule fois : après une panne de lendwire, et après un message que lendwire a refusé, ses demandes ouvertes forment une liste de travail.',
  ],
  'iso18626.requestIdIn': [
    'L’identifiant d’une demande',
    'La partie du texte qui est l’identifiant, si ses messages en écrivent plus : le premier groupe du motif.',
    '^ILL:(.+)$',
  ],
  'iso18626.upperCaseIds': [
    'Identifiants à la casse modifiée',
    'Ses messages changent les majuscules et minuscules des identifiants.',
  ],
  'iso18626.placeholders': [
    'Mots à la place d’identifiants',
    'Les valeurs qui, dans ses en-têtes, tiennent lieu d’identifiants d’agence et ne désignent personne.',
  ],
  'iso18626.finished': [
    'Demande terminée',
    'Les données d’erreur qui disent, pour Received, Cancel ou ShippedReturn : la demande est terminée ici.',
  ],
  'iso18626.trustedReasons': [
    'Raisons fiables',
    'Les valeurs de reasonForMessage qui sont justes. Les autres sont déduites.',
  ],
  'iso18626.endsRota': [
    'Fin de sa liste de prêteurs',
    'Ce qui, dans la raison ou la note d’une Notification avec Unfilled, dit que l’intermédiaire ne sollicite plus personne.',
  ],
  'iso18626.asksConditions': [
    'On peut répondre aux conditions',
    'Désactivé si l’on ne peut pas répondre à une condition.',
  ],
  'iso18626.itemIdCommas': [
    'Virgules dans itemId',
    'Ce que séparent les virgules dans itemId : plusieurs documents ; le nom, la cote et l’identifiant d’un seul ; son identifiant, sa cote et son titre, l’identifiant d’abord ; ou rien, sauf si autant de documents que d’éléments ont été demandés.',
  ],
  'iso18626.volumeParts': [
    'Parties d’un volume',
    'L’ordre dans un volume de itemId : nom, cote, identifiant ; ou identifiant, cote, nom.',
  ],
  'iso18626.conditionMarker': [
    'Marque d’une condition',
    'Une note avec cette marque pose une condition, quelle que soit la raison du message.',
  ],
  'iso18626.noteMarkers': [
    'Marques dans les notes',
    'Les marques dans les notes, et ce qu’on lit à leur place.',
  ],
  'noteMarkers.pattern': ['Motif', 'Une expression régulière.'],
  'noteMarkers.words': ['Texte', 'Ce qu’on lit à la place.'],
  'iso18626.expired': [
    'Délai dépassé',
    'Ce qui, dans reasonUnfilled ou une note, dit que le délai de la demande est dépassé.',
  ],
  'expired.reason': ['Dans la raison', 'Une expression régulière.'],
  'expired.note': ['Dans la note', 'Une expression régulière.'],
  'iso18626.unknownRequest': [
    'Demande inconnue',
    'Les données d’erreur, sous la forme `errorType: errorValue`, qui disent : aucune demande n’a cet identifiant.',
  ],
  'iso18626.alreadyKnown': [
    'Déjà présente',
    'Les données d’erreur qui disent : une demande de cet identifiant est déjà là.',
  ],
  'ncip.takes': [
    'Services acceptés',
    'Les services dont il dispose. Ce qui en demande un autre n’est pas envoyé.',
  ],
  'ncip.prefix': ['Préfixe des éléments', 'Le préfixe des noms d’éléments.'],
  schemes: ['Nommer les listes', 'Si les valeurs nomment les listes d’où elles viennent (Scheme).'],
  schemeAddresses: [
    'Adresses des listes',
    'Les listes qu’il connaît sous une autre adresse, par le nom de l’élément.',
  ],
  'ncip.takesRepeats': [
    'Reconnaît une demande répétée',
    'Désactivé : chaque RequestItem y est une nouvelle réservation ; aucun n’est renvoyé sans une personne.',
  ],
  'ncip.notes': [
    'Notes',
    'Si les notes sont envoyées dans Ext/ItemNote, ou omises : seul NCIP 2.02 a cet élément.',
  ],
  'ncip.requestTypes': [
    'Types de demandes',
    'Le RequestType d’un prêt, d’une copie sur papier ou à garder, d’un fichier.',
  ],
  'requestTypes.loan': ['Prêt', 'Le RequestType d’un prêt.'],
  'requestTypes.copy': ['Copie', 'Le RequestType d’une copie.'],
  'requestTypes.digital': ['Fichier', 'Le RequestType d’un fichier.'],
  value: ['Valeur', 'La valeur elle-même.'],
  Scheme: ['Liste', 'La liste d’où vient la valeur (Scheme).'],
  'ncip.requestScope': ['Portée des demandes', 'RequestScopeType.'],
  'ncip.identifiersAs': [
    'ISBN et autres désignent',
    'Si les ISBN et autres numéros y désignent un exemplaire ou une notice.',
  ],
  'ncip.identifiers': [
    'Identifiants d’un titre',
    'Si une demande donne tous les identifiants d’un titre ou seulement le plus sûr : NCIP 2.0 en accepte un.',
  ],
  'ncip.findsBy': [
    'Trouve un titre par',
    'Les types d’identifiants par lesquels il trouve un titre : ils viennent d’abord. Vide : tous.',
  ],
  'ncip.unlistedIdentifiers': [
    'Identifiants hors des listes',
    'Les identifiants d’un type absent des listes de la norme, comme PMID : en toutes lettres sans code, ou avec leur type comme code.',
  ],
  'ncip.damaged': [
    'Code d’un document endommagé',
    'Le PhysicalConditionType d’un document endommagé, dans ItemUpdated. La liste de la norme n’a pas une telle valeur : si rien n’est défini, une note signale le dommage.',
  ],
  'ncip.localRecordCode': [
    'Code de son numéro de notice',
    'Le code du propre numéro de notice du prêteur. Vide : l’agence du prêteur est nommée à la place.',
  ],
  'ncip.fromAgency': [
    'Notre identifiant',
    'FromAgencyId : l’identifiant d’agence de la bibliothèque, ou celui-ci et le code de la bibliothèque séparés par `||`.',
  ],
  'ncip.fromSystemId': ['Identifiant de notre système', 'FromSystemId.'],
  'ncip.namesLibrary': [
    'Nommer sa bibliothèque',
    'Si le code de fonds du partenaire est envoyé dans OnBehalfOfAgency.',
  ],
  'ncip.times': ['Heures', 'Les heures en UTC, ou celles de l’horloge de la bibliothèque, sans fuseau.'],
  'ncip.noticeContent': ['Dire qui l’a fait', 'Si un NoticeContent dans Ext dit qui a fait quoi.'],
  itemIdType: ['Type d’identifiants de documents', 'ItemIdentifierType. Vide : aucun.'],
  'ncip.itemIdSeparator': [
    'Séparateur d’identifiants',
    'Ce qui sépare les identifiants de plusieurs documents dans un message. Vide : un message pour chaque document.',
  ],
  'vendor.ncip.cancelSettledBy': [
    'Ce qui conclut une annulation',
    'Un message ItemRequestCancelled, ou déjà la réponse à CancelRequestItem.',
  ],
  'ncip.reasons': [
    'Raisons',
    'Ce que disent les nombres dans une ItemNote sur une demande non satisfaite : des codes de ReasonUnfilled.',
  ],
  'ncip.expired': [
    'Délai dépassé',
    'Ce qui, dans une note ou un avis d’un CancelRequestItem du prêteur, dit que le délai de la demande est dépassé.',
  ],
  'ncip.statuses': [
    'Statuts',
    'Ce que signifie un RequestStatusType ou un CirculationStatus, le plus précis avant le plus général.',
  ],
  'statuses.pattern': ['Motif', 'Une expression régulière.'],
  'statuses.means': ['Signifie', 'Ce que cela signifie.'],
  'ncip.conditions': [
    'Conditions',
    'ItemUseRestrictionType en minuscules, comme code d’ISO 18626, LoanCondition.',
  ],
  'ncip.passing': [
    'Problèmes passagers',
    'Les problèmes d’un RequestItem qui passent : il peut être sollicité de nouveau.',
  ],
  'ncip.lasting': [
    'Problèmes durables',
    'Les problèmes d’un RequestItem qui durent : le prêteur ne fournira pas.',
  ],
  'ncip.notRenewed': ['Non prolongé', 'Les problèmes d’un RenewItem qui valent réponse.'],
  'ncip.notCancelled': ['Non annulé', 'Les problèmes d’un CancelRequestItem qui valent réponse.'],
  'ncip.done': ['Déjà fait', 'Les problèmes qui disent : c’est déjà fait.'],
  'ncip.notNow': ['Pas maintenant', 'Les problèmes qui disent : pas maintenant, et rien n’a été pris.'],
  'vendor.ils.edition': ['Édition', 'Version 2 (un schéma XML) ou version 1 (une DTD).'],
  'vendor.ils.version': ['Attribut version', 'L’attribut version. Vide : celui du schéma ou de la DTD.'],
  'vendor.ils.prefix': ['Préfixe des éléments', 'Le préfixe des noms d’éléments. Vide : aucun.'],
  'ils.namespace': [
    'Espace de noms NCIP',
    'Si les éléments sont dans l’espace de noms NCIP. Désactivé : des noms seuls.',
  ],
  'ils.qualifiedAttributes': [
    'Attributs avec préfixe',
    'Si version et Scheme portent le préfixe de l’espace de noms, comme le veut le schéma. Désactivé : sans préfixe.',
  ],
  'vendor.ils.calls': [
    'Appels',
    'Les appels qu’il accepte : les paramètres d’une bibliothèque peuvent activer ou désactiver chacun.',
  ],
  'ils.action': [
    'Action sur un document',
    'RequestedActionType dans AcceptItem : ce que devient le document.',
  ],
  'vendor.ils.applicationProfileType': [
    'Profil d’application',
    'ApplicationProfileType, quand les paramètres de la bibliothèque n’en nomment pas.',
  ],
  'ils.userIdType': ['Type d’identifiants d’usagers', 'UserIdentifierType. Vide : aucun.'],
  'ils.idsNameAgency': [
    'Identifiants avec agence',
    'Si les identifiants de documents, d’usagers et de demandes nomment l’agence.',
  ],
  'ils.itemPolicyElement': [
    'Élément de la règle de prêt',
    'L’élément de AcceptItem qui contient la règle de prêt d’un document réceptionné. Vide : aucun.',
  ],
  'ils.locationType': [
    'Type de localisation',
    'Le LocationType, comme Temporary Location, de la localisation d’un document réceptionné dans AcceptItem. Vide : aucune localisation n’est envoyée.',
  ],
  'ils.cancelBy': [
    'Annuler une réservation par',
    'Ce qui sert à annuler une réservation : notre identifiant de demande, le document, ou l’identifiant que le système a donné à la réservation.',
  ],
  'ils.requestType': ['Type de réservation', 'Le RequestType d’une réservation.'],
  'ils.barcodeInput': [
    'Nom des codes-barres',
    'Comment le code-barres d’un usager s’appelle dans AuthenticationInput.',
  ],
  'ils.pinInput': [
    'Nom des codes PIN',
    'Comment le code PIN d’un usager s’appelle dans AuthenticationInput.',
  ],
  'ils.comparesPin': [
    'Compare les codes PIN',
    'S’il compare le code PIN que présente un usager ; sinon, aucun code PIN ne permet de se connecter.',
  ],
  'iso18626.broker': [
    'Intermédiaire',
    'Il transmet une demande à des fournisseurs de son choix : une Notification avec Unfilled retire l’accord de l’un d’eux, et il en cherche un autre.',
  ],
  'iso18626.supplierInNote': [
    'Fournisseur dans la note',
    'L’endroit où une note nomme le fournisseur choisi par un intermédiaire : le type de son identifiant, s’il y en a un, et l’identifiant, en tant que groupes.',
  ],
  'iso18626.defaultStatuses': [
    'Statuts sans signification',
    'Les statuts qu’il écrit dans une Notification ou une réponse quand il n’en a aucun à indiquer : ils n’y disent rien.',
  ],
  'iso18626.retryEndsRequest': [
    'Un nouvel essai clôt la demande',
    'RetryPossible y clôt la demande : un Cancel ensuite est confirmé et ne reçoit jamais de réponse.',
  ],
}
