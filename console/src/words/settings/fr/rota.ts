import type { SettingEntry } from '../setting-words.ts'

/** The settings of rotas, rules and locate profiles. */
export const rotaSettings: Readonly<Record<string, SettingEntry>> = {
  choose: [
    'Quels partenaires',
    'Une liste, tous ceux qui prêtent ce qui est demandé, ou ceux qui le possèdent.',
  ],
  'choose.partners': ['Partenaires', 'Dans l’ordre où ils sont sollicités.', 'NORTH'],
  'choose.sort': [
    'Trié par',
    'Par le premier critère, puis par le suivant en cas d’égalité. Non défini : sans ordre.',
  ],
  'choose.sources': [
    'Catalogues collectifs',
    'Les profils de localisation interrogés pour savoir qui possède le document.',
    'union',
  ],
  'choose.stop': ['S’arrête à', 'Le premier qui désigne un détenteur, ou tous en même temps.'],
  'choose.networks': [
    'Réseaux',
    'Seuls leurs membres sont sollicités. Non défini : ceux de tous les réseaux.',
  ],
  'choose.balanceScope': [
    'Solde calculé sur',
    'Ce que les partenaires ont prêté à toutes nos bibliothèques et leur ont emprunté, ou à la seule bibliothèque qui demande.',
  ],
  'choose.balancePeriod': [
    'Solde sur la période',
    'Les envois qui comptent : ceux des derniers jours, de l’année en cours ou des documents actuellement prêtés.',
  ],
  'choose.checkAhead': [
    'Vérifiés d’avance',
    'Le nombre de partenaires suivants dont le propre catalogue est interrogé avant leur tour.',
    '3',
  ],
  exclude: ['Jamais ceux-ci', 'Les partenaires que ce modèle ne donne jamais.', 'SOUTH'],
  lastResort: ['En dernier recours', 'Les partenaires à la fin de toute la liste des prêteurs.', 'WEST'],
  balance: ['Équilibrage', 'L’ordre des partenaires qu’aucun autre paramètre n’ordonne.'],
  atMost: ['Au plus', 'Le nombre maximal de partenaires donnés, sans compter ceux de dernier recours.'],
  match: ['Règles appliquées', 'Seulement la première qui convient, ou toutes celles qui conviennent.'],
  rules: ['Règles', 'Elles sont lues de haut en bas.'],
  'rules.name': [
    'Nom',
    'Ce que le personnel lit dans la chronologie d’une demande.',
    'Les copies vont à NORTH',
  ],
  'rules.status': ['État', 'Inactive : la règle est gardée, mais n’est pas appliquée.'],
  'rules.when': [
    'Quand',
    'Tout doit être vrai ; dans une liste, un seul élément. Rien de défini : la règle convient toujours.',
  ],
  'when.library': ['Bibliothèques', 'La bibliothèque qui demande.', 'ABC'],
  'when.service': ['Services', 'Un prêt ou une copie.'],
  'when.format': ['Formats', 'Le format demandé.', 'printed'],
  'when.publicationType': ['Types de publication', 'Par exemple book ou article.', 'article'],
  'when.patronGroup': ['Catégories d’usagers', 'La catégorie de l’usager.', 'faculty'],
  'when.language': ['Langues', 'La langue du document.', 'fr'],
  'when.identifiers': ['Identifiants', 'L’identifiant que comporte la demande.'],
  'when.neededBy': ['Souhaité avant le', 'Le délai dans lequel le document est souhaité.'],
  'neededBy.withinDays': ['Jours au plus', 'Le document est souhaité dans ce nombre de jours au plus.', '14'],
  'neededBy.afterDays': [
    'Jours au moins',
    'Le document est souhaité après plus de ce nombre de jours.',
    '14',
  ],
  templates: ['Modèles de liste', 'L’un après l’autre.'],
  'rules.does': ['Alors', 'Ce que devient la demande.'],
  'does.date': ['Jour', 'Elle part ce jour-là.'],
  'does.days': ['Jours', 'Elle part ce nombre de jours après sa création.', '2'],
  ask: ['Mode d’interrogation', 'Le protocole du catalogue.'],
  'ask.url': [
    'Adresse',
    'L’adresse où le catalogue est interrogé. Le nom d’utilisateur et le mot de passe sont sous les identifiants.',
    'https://catalogue.example/sru',
  ],
  'ask.version': ['Version', 'La version du protocole que parle le catalogue.'],
  recordSchema: ['Schéma des notices', 'La forme dans laquelle arrivent les notices.'],
  'ask.indexes': [
    'Recherches',
    'Ce qui est recherché, dans l’ordre. La première recherche qui trouve quelque chose est la dernière.',
  ],
  'indexes.by': ['Par', 'Le numéro, ou le titre.'],
  'indexes.index': ['Index', 'Le nom de l’index dans le catalogue.', 'alma.isbn'],
  'indexes.authorIndex': [
    'Index des auteurs',
    'L’auteur est recherché aussi, si cet index est défini.',
    'alma.creator',
  ],
  'ask.holdings': ['Exemplaires', 'Où les notices disent qui possède le document.'],
  'ask.codeFrom': [
    'Code tiré de',
    'La sous-zone de MARC 852 qui désigne l’établissement, pour les listes de prêteurs établies d’après les fonds.',
  ],
  'ask.target': [
    'Serveur Z39.50',
    'Si l’adresse est celle d’un Metaproxy qui l’interroge.',
    'z3950.example:210/main',
  ],
  'ask.codeType': [
    'Type de codes',
    'Le type d’identifiants d’agence que sont les codes. Non défini : n’importe lequel.',
    'ISIL',
  ],
  maximumRecords: ['Notices au plus', 'Le nombre de notices lues.'],
  'ask.ids': ['Numéros', 'Les numéros par lesquels il est interrogé, dans l’ordre.'],
  'ids.by': ['Par', 'Le numéro.'],
  'ids.prefix': ['Préfixe', 'Ce qui précède le numéro.', 'isbn:'],
  'ids.type': ['Type', 'Le type du numéro, tel que le catalogue le nomme.'],
  'ask.fromAgency': ['Notre identifiant', 'L’agence au nom de laquelle lendwire interroge.'],
  'ask.toAgency': ['Son identifiant', 'L’agence qui est interrogée.'],
  whenUnavailable: [
    'En prêt actuellement',
    'Un partenaire qui possède le document mais l’a prêté quitte la liste des prêteurs, ou y reste.',
  ],
  whenUncertain: [
    'Incertain',
    'Un partenaire dont le catalogue ne dit rien reste dans la liste des prêteurs, ou la quitte.',
  ],
  'locate_profile.cacheFor': [
    'Gardé pendant',
    'Le temps pendant lequel les détenteurs d’un document sont gardés pour la demande suivante. Pas pour les catalogues d’une seule bibliothèque.',
    'PT1H',
  ],
  'locate_profile.concurrency': [
    'Recherches simultanées',
    'Le nombre de partenaires dont le fonds peut être interrogé en même temps.',
  ],
}
