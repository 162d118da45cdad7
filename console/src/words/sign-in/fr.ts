import type { signInEn } from './en.ts'

/** The French words for signing in and setting a password. */
export const signInFr: typeof signInEn = {
  signIn: {
    title: 'Se connecter à lendwire',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    submit: 'Se connecter',
    withOpenId: 'Se connecter avec votre établissement',
    forgot: 'Mot de passe oublié ?',
    wrong: 'L’adresse électronique ou le mot de passe est erroné.',
    wrongPassword: 'Le mot de passe est erroné.',
    tooMany: (seconds) =>
      seconds > 90
        ? `Trop de tentatives. Réessayez dans ${Math.ceil(seconds / 60)} minutes.`
        : `Trop de tentatives. Réessayez dans ${seconds} ${seconds < 2 ? 'seconde' : 'secondes'}.`,
    openIdRefused:
      'Votre établissement vous connaît, mais votre compte n’y a pas de rôle dans lendwire. Adressez-vous à un administrateur de lendwire.',
    openIdDisabled: 'Votre compte ici est désactivé. Adressez-vous à un administrateur de lendwire.',
    openIdNoAddress:
      'Votre établissement n’a pas transmis d’adresse électronique. Adressez-vous à un administrateur de lendwire.',
    openIdOther:
      'Il existe déjà un compte avec votre adresse électronique. Un administrateur de lendwire doit dire si c’est le vôtre.',
    openIdLastAdmin:
      'Vous êtes ici le dernier administrateur, et votre établissement vous donne un autre rôle. Rien n’a été modifié.',
    openIdPassword:
      'Il existe déjà un compte avec votre adresse électronique. Saisissez une fois son mot de passe. Ensuite, vous vous connectez avec votre établissement, et le mot de passe prend fin.',
    linkAccount: 'Associer le compte',
    emergency: 'Se connecter avec un compte de secours',
    openIdConflict:
      'Il existe déjà un compte avec votre adresse électronique, et votre établissement n’a pas vérifié l’adresse. Adressez-vous à un administrateur.',
    openIdExpired:
      'La connexion a pris plus de dix minutes, ou a été commencée dans un autre navigateur. Réessayez.',
    openIdFailedWith: (code) =>
      `La connexion avec votre établissement n’a pas abouti. Réessayez, ou prévenez un administrateur de lendwire : ${code}.`,
    openIdDown: 'Votre établissement ne répond pas pour le moment. Réessayez plus tard.',
    signOutThere: 'Se déconnecter de votre établissement, pour changer de personne',
    onlyOpenId: 'Ici, on se connecte avec son établissement.',
    noWay: 'Il n’y a encore aucun moyen de se connecter : un administrateur doit en configurer un.',
    again: 'Se reconnecter',
    againHint: 'Votre session est terminée. Ce que vous avez saisi est encore là.',
    againInWindow: 'Vous êtes connecté. Vous pouvez fermer cette fenêtre.',
  },
  secondFactor: {
    title: 'Second facteur',
    about:
      'Outre votre mot de passe, quelque chose que vous possédez : une application qui affiche des codes, ou une clé d’accès.',
    required: 'Votre rôle exige un second facteur.',
    confirmHint: 'Le mot de passe est correct. Présentez maintenant votre second facteur.',
    setUpHint: 'Votre rôle exige un second facteur en plus du mot de passe. Configurez-en un maintenant.',
    code: 'Code',
    codeOrRecovery: 'Le code de votre application, ou un code de secours.',
    recoveryOnly: 'Un code de secours.',
    orPasskey: 'Laissez vide pour utiliser une clé d’accès.',
    newCode: 'Code de la nouvelle application',
    confirm: 'Confirmer',
    withPasskey: 'Utiliser une clé d’accès',
    makePasskey: 'Configurer une clé d’accès',
    passkeyFailed: 'La clé d’accès n’a pas été utilisée. Réessayez, ou saisissez un code.',
    scan: 'Scannez ce code avec une application comme Aegis ou Google Authenticator, puis saisissez le code qu’elle affiche.',
    qrCode: 'Code QR pour l’application',
    secret: 'Impossible de scanner ? Saisissez cette clé dans l’application :',
    wrong: 'Le code est erroné, ou a déjà été utilisé. Attendez le suivant.',
    wrongProof: 'Le mot de passe, ou le second facteur présenté, est erroné.',
    expired: 'La connexion a pris plus de dix minutes. Recommencez.',
    back: 'Revenir au mot de passe',
    recoveryTitle: 'Conservez ces codes de secours',
    recoveryHint:
      'Chacun vous permet d’entrer une fois si vous perdez votre téléphone ou votre clé d’accès. Imprimez-les ou conservez-les dans un gestionnaire de mots de passe : ils ne seront plus affichés.',
    copyCodes: 'Copier les codes',
    kept: 'Je les ai conservés',
    app: 'Application qui affiche des codes',
    passkeyNamed: (name) => `Clé d’accès « ${name} »`,
    since: (day) => `depuis le ${day}`,
    none: 'Vous n’avez pas encore de second facteur.',
    left: (count) =>
      count < 2 ? `Il reste ${count} code de secours.` : `Il reste ${count} codes de secours.`,
    addApp: 'Ajouter une application',
    replaceApp: 'Remplacer l’application',
    addPasskey: 'Ajouter une clé d’accès',
    passkeyName: 'Nom de la clé d’accès',
    passkeyNameHint: 'Pour la distinguer des autres, par exemple « Portable ».',
    noPasskeys: 'Les clés d’accès sont utilisables là où lendwire a une adresse publique avec un nom.',
    newCodes: 'Nouveaux codes de secours',
    remove: (name) => `Retirer : ${name}`,
    removeShort: 'Retirer',
    proofHint:
      'Pour le modifier, saisissez votre mot de passe et présentez un second facteur que vous possédez.',
    passwordHint: 'Pour le modifier, saisissez votre mot de passe.',
    changed: 'Le second facteur est modifié. Vos autres sessions sont terminées.',
  },
  setPassword: {
    title: 'Définir votre mot de passe',
    firstAdminTitle: 'Créer le premier administrateur',
    hint: 'Au moins 12 caractères. Quelques mots qui n’appartiennent qu’à vous conviennent bien.',
    name: 'Votre nom',
    password: 'Nouveau mot de passe',
    repeat: 'Répéter le mot de passe',
    tooShort: 'Le mot de passe doit avoir au moins 12 caractères.',
    tooEasy: 'Ce mot de passe est trop facile à deviner. Prenez plusieurs mots sans rapport entre eux.',
    different: 'Les deux mots de passe ne sont pas identiques.',
    submit: 'Définir le mot de passe',
    createAccount: 'Créer le compte',
    firstAdminHint: 'Vous êtes la première personne ici. Indiquez votre nom et votre adresse électronique.',
    noToken:
      'Ce lien n’est pas complet. Ouvrez-le de nouveau depuis le courriel, ou faites-en envoyer un autre.',
    expired: 'Ce lien a expiré ou a déjà été utilisé. Demandez-en un nouveau.',
    askForLink: 'Faire envoyer un nouveau lien',
  },
  resetPassword: {
    title: 'Définir un nouveau mot de passe',
    hint: 'Saisissez votre adresse électronique. Si un compte existe, un courriel avec un lien lui est envoyé.',
    submit: 'Envoyer le lien',
    sent: 'S’il existe un compte avec cette adresse, le courriel est en route. Le lien est valable une heure.',
    back: 'Revenir à la connexion',
  },
}
