import type { Situation } from './situations.ts'

type Frames = {
  /** Words around an answer: `{s}` is its place, or `{S}` that of a sentence of its own. In these words it does not count. */
  readonly frames: readonly string[]
  readonly answers: readonly (readonly [Situation, string])[]
}

/** Plain answers, and what makes them doubtful, in each language. */
export const doubtfulFrames: Readonly<Record<'english' | 'german' | 'french', Frames>> = {
  english: {
    frames: `We wish {s}.
I wish {s}.
If only {s}.
Imagine {s}.
Let's pretend that {s}.
Suppose {s}.
Assuming {s}, all is well.
Unless {s}, we will write again.
Until {s}, please wait.
Before {s}, we must talk.
As soon as {s}, we will write.
Once {s}, you will hear from us.
In case {s}, please tell us.
Provided that {s}, all is fine.
If {s}, you will hear from us.
Should it be that {s}, you will hear from us.
We doubt that {s}.
We are not sure whether {s}.
Nobody knows whether {s}.
I have no idea if {s}.
It is not true that {s}.
It isn't so that {s}.
Nobody says that {s}.
We never said that {s}.
We cannot confirm that {s}.
We can't promise that {s}.
It is too early to say that {s}.
Somebody told us that {s}.
They say {s}.
Rumour has it that {s}.
Apparently {s}.
Allegedly, {s}.
Supposedly {s}.
Perhaps {s}.
Maybe {s}.
Possibly {s}.
It may be that {s}.
It might be that {s}.
It could be that {s}.
It seems {s}.
It looks as if {s}.
We hope {s}.
Hopefully {s}.
We were hoping {s}.
We planned that {s}.
The plan was that {s}.
You asked whether {s}.
You wrote that {s}.
You say {s}.
According to your mail {s}.
Your mail says that {s}.
Did you know that {s}?
Is it true that {s}?
Do you think {s}?
Can you see whether {s}?
Please tell us if {s}.
Please let us know when {s}.
We will tell you when {s}.
We will let you know once {s}.
Another library told us that {s}.
For another reader: {s}.
About your other request: {s}.
Another request: {s}.
For the other title: {s}.
Last year {s}.
Ten years ago {s}.
In the past {s}.
Normally {s}.
Usually {s}.
For example: {s}.
Example: {s}.
The manager will decide whether {s}.
We have not decided whether {s}.
It would be nice if {s}.
We would be glad if {s}.
We'd be happier if {s}.
We would have liked it if {s}.
You wrote: "{S}"
We wrote to somebody else: "{S}"
Our standard letter says "{S}"
A colleague thinks that {s}.
I think {s}.
We believe {s}.
I guess {s}.
I assume {s}.
We suspect {s}.
As far as I know, {s}.
To my knowledge {s}.
Probably {s}.
Presumably {s}.
In theory {s}.
Almost: {s}.
I was told {s}.
The system claims that {s}.
The computer says {s}.
It is a mistake that {s}.
It is wrong that {s}.
By mistake we wrote that {s}.
Ignore the mail in which we said that {s}.
This is a test: {s}.
Draft: {s}.
{S} However, this may change.
{S} This may still change.
{S} But I am not sure.
{S} I am not sure though.
{S} Or maybe not.
{S} Perhaps.
{S} I think.
{S} Sorry, wrong request.
{S} Sorry, this was meant for another library.
{S} This was about another request.
{S} No, wait, that is wrong.
{S} Please ignore this.
{S} Please disregard the above.
{S} That was a joke.
{S} Just kidding.
{S} Or so I was told.
{S} At least that's what the system says.
{S} Not.
{S} Not really.
{S} Actually not.
{S} We will confirm this tomorrow.
{S} We will confirm.
{S} To be confirmed.
{S} This was sent by mistake.
{S} Scrap that.
{S} Strike that.
{S} Correction: that was another book.
{S} On second thoughts, no.
{S} This is only a draft.
{S} This is a test.
{S} Is that right?
{S} Can you confirm this?
{S} Don't take my word for it.
{S} My colleague says otherwise.
{S} My colleague says the opposite.
{S} My colleague must decide.
{S} We are still checking.
{S} I will check again.
{S} Let me check.
{S} I may be wrong.
{S} I could be wrong.
{S} Don't quote me on that.
{S} But don't count on it.
{S} No promises.
{S} No guarantee.
{S} Or did we?
{S} That was last year.
{S} That was for a different reader.
{S} Oops, wrong title.
{S} Oops, that was the wrong mail.
{S} Apologies, I mixed up two requests.
{S} I confused this with another order.
{S} We take that back.
{S} That is what you wrote, but it is not so.
{S} This is not certain yet.
{S} It depends on the weather.
{S} Unless you object.
{S} If you agree.
{S} Provided that you pay.
{S} Subject to approval.
{s}, unless you object.
{s}, I think.
{s}, I hope.
{s}, perhaps.
{s}, or not.
{s}, as far as I know.
{s}, if all goes well.
{s}, but not really.
{s}, but this may change.
{s}, they say.
{s}, hopefully.
{s}, allegedly.
{s}, you wrote.
{s}, weather permitting.
{s} - or so we believe.
{s} (not certain).
{s} (for another library).
Sorry, wrong request: {s}.`.split('\n'),
    answers: [
      ['loan', 'Your item is on its way.'],
      ['loan', 'The book was posted to you this morning.'],
      ['loan', 'It left with the courier.'],
      ['loan', 'We will send it tomorrow.'],
      ['loan', 'We are happy to lend it.'],
      ['loan', 'We cannot lend this title.'],
      ['loan', 'Our copy is missing.'],
      ['loan', 'It is on loan to a reader.'],
      ['loan', 'It does not circulate.'],
      ['cancel', 'Your request has been cancelled.'],
      ['cancel', 'We have taken it off the list.'],
      ['cancel', 'It is too late to stop it.'],
      ['renew', 'The loan has been extended until 1 March 2027.'],
      ['renew', 'You may keep it until 1 March 2027.'],
      ['renew', 'We cannot renew it.'],
      ['renew', 'Another reader is waiting for it.'],
      ['return', 'The book is back with us.'],
      ['return', 'We have received the parcel.'],
      ['out', 'The book is overdue.'],
      ['out', 'We need it back urgently.'],
    ],
  },
  german: {
    frames: `Wir wünschten, {s}.
Wenn nur {s}.
Schön wäre, wenn {s}.
Stellen Sie sich vor, {s}.
Angenommen, {s}.
Falls {s}, melden Sie sich.
Sofern {s}, ist alles gut.
Sobald {s}, schreiben wir Ihnen.
Bevor {s}, müssen wir reden.
Bis {s}, warten Sie bitte.
Es sei denn, {s}.
Wir bezweifeln, dass {s}.
Wir wissen nicht, ob {s}.
Unklar ist, ob {s}.
Es ist fraglich, ob {s}.
Es stimmt nicht, dass {s}.
Es ist nicht so, dass {s}.
Niemand sagt, dass {s}.
Wir haben nie gesagt, dass {s}.
Wir können nicht bestätigen, dass {s}.
Wir können nicht versprechen, dass {s}.
Es heißt, {s}.
Man sagt, {s}.
Angeblich: {s}.
Anscheinend: {s}.
Vielleicht: {s}.
Vielleicht {s}.
Möglicherweise {s}.
Es kann sein, dass {s}.
Es könnte sein, dass {s}.
Es scheint, {s}.
Wir hoffen, {s}.
Hoffentlich {s}.
Geplant war: {s}.
Sie fragten, ob {s}.
Sie schrieben, {s}.
Laut Ihrer Mail {s}.
Stimmt es, dass {s}?
Wissen Sie, ob {s}?
Bitte teilen Sie uns mit, ob {s}.
Wir sagen Ihnen Bescheid, wenn {s}.
Eine andere Bibliothek sagt, {s}.
Für einen anderen Leser: {s}.
Zu Ihrer anderen Bestellung: {s}.
Andere Bestellung: {s}.
Letztes Jahr: {s}.
Früher: {s}.
Normalerweise: {s}.
Zum Beispiel: {s}.
Beispiel: {s}.
Die Leitung entscheidet, ob {s}.
Wir haben nicht entschieden, ob {s}.
Sie schrieben: „{S}“
In unserem Musterbrief steht „{S}“
Ich glaube, {s}.
Wir vermuten, {s}.
Ich nehme an, {s}.
Soweit ich weiß, {s}.
Meines Wissens {s}.
Wahrscheinlich {s}.
Vermutlich {s}.
Theoretisch {s}.
Fast: {s}.
Man hat mir gesagt, {s}.
Das System behauptet, {s}.
Irrtümlich schrieben wir: {s}.
Dies ist ein Test: {s}.
Entwurf: {s}.
{S} Das kann sich aber noch ändern.
{S} Aber das kann sich noch ändern.
{S} Ich bin aber nicht sicher.
{S} Sicher bin ich mir nicht.
{S} Oder auch nicht.
{S} Vielleicht.
{S} Glaube ich.
{S} Entschuldigung, falsche Bestellung.
{S} Sorry, das war für eine andere Bibliothek gedacht.
{S} Das betraf eine andere Bestellung.
{S} Nein, halt, das ist falsch.
{S} Bitte ignorieren Sie das.
{S} Das war ein Scherz.
{S} So wurde es mir gesagt.
{S} So steht es jedenfalls im System.
{S} Doch nicht.
{S} Eigentlich nicht.
{S} Wir bestätigen das morgen.
{S} Bestätigung folgt.
{S} Das wurde versehentlich verschickt.
{S} Korrektur: das war ein anderes Buch.
{S} Dies ist nur ein Entwurf.
{S} Dies ist ein Test.
{S} Stimmt das?
{S} Können Sie das bestätigen?
{S} Meine Kollegin sagt das Gegenteil.
{S} Meine Kollegin muss noch entscheiden.
{S} Wir prüfen das noch.
{S} Ich schaue nochmal nach.
{S} Ich kann mich irren.
{S} Ohne Gewähr.
{S} Alles ohne Gewähr.
{S} Versprechen kann ich das nicht.
{S} Das war letztes Jahr.
{S} Das war für einen anderen Leser.
{S} Ups, falscher Titel.
{S} Ich habe zwei Bestellungen verwechselt.
{S} Wir nehmen das zurück.
{S} Das ist noch nicht sicher.
{S} Es hängt vom Wetter ab.
{S} Außer Sie widersprechen.
{S} Wenn Sie einverstanden sind.
{S} Vorbehaltlich der Genehmigung.
{s}, glaube ich.
{s}, hoffe ich.
{s}, vielleicht.
{s}, oder auch nicht.
{s}, soweit ich weiß.
{s}, wenn alles klappt.
{s}, aber das kann sich ändern.
{s}, heißt es.
{s}, schreiben Sie.
{s} (nicht sicher).
{s} (für eine andere Bibliothek).
Falsche Bestellung, sorry: {s}.`.split('\n'),
    answers: [
      ['loan', 'Das Buch ist unterwegs.'],
      ['loan', 'Das Buch wurde heute verschickt.'],
      ['loan', 'Der Band ging heute raus.'],
      ['loan', 'Wir schicken das Buch morgen.'],
      ['loan', 'Wir können Ihnen das Buch leihen.'],
      ['loan', 'Wir können den Titel nicht verleihen.'],
      ['loan', 'Unser Exemplar ist vermisst.'],
      ['loan', 'Das Buch ist ausgeliehen.'],
      ['cancel', 'Ihre Bestellung wurde storniert.'],
      ['cancel', 'Das Buch bleibt hier.'],
      ['renew', 'Die Leihfrist wurde bis 01.03.2027 verlängert.'],
      ['renew', 'Sie können es bis 01.03.2027 behalten.'],
      ['renew', 'Eine Verlängerung ist nicht möglich.'],
      ['renew', 'Das Buch ist vorgemerkt.'],
      ['return', 'Das Buch ist wieder da.'],
      ['return', 'Ihr Paket ist heute eingetroffen.'],
      ['out', 'Das Buch ist überfällig.'],
      ['out', 'Wir brauchen es dringend zurück.'],
    ],
  },
  french: {
    frames: `Nous aimerions que {s}.
Si seulement {s}.
Imaginez que {s}.
Supposons que {s}.
À moins que {s}, nous écrirons.
Avant que {s}, attendez.
Dès que {s}, nous vous écrirons.
Au cas où {s}, prévenez-nous.
Si {s}, prévenez-nous.
Nous doutons que {s}.
Nous ne savons pas si {s}.
Il n'est pas vrai que {s}.
Personne ne dit que {s}.
Nous n'avons jamais dit que {s}.
Nous ne pouvons pas confirmer que {s}.
On nous a dit que {s}.
On dit que {s}.
Il paraît que {s}.
Apparemment, {s}.
Peut-être que {s}.
Peut-être {s}.
Il se peut que {s}.
Il se pourrait que {s}.
Il semble que {s}.
Nous espérons que {s}.
Il était prévu que {s}.
Vous demandiez si {s}.
Vous avez écrit que {s}.
Selon votre courriel, {s}.
Est-ce vrai que {s} ?
Savez-vous si {s} ?
Merci de nous dire si {s}.
Nous vous dirons quand {s}.
Une autre bibliothèque nous dit que {s}.
Pour un autre lecteur : {s}.
À propos de votre autre demande : {s}.
L'année dernière, {s}.
Autrefois, {s}.
Normalement, {s}.
Par exemple : {s}.
La direction décidera si {s}.
Vous écriviez : « {S} »
Je crois que {s}.
Je pense que {s}.
Nous supposons que {s}.
À ma connaissance, {s}.
Probablement, {s}.
Sans doute {s}.
En théorie, {s}.
Presque : {s}.
Le système prétend que {s}.
C'est par erreur que {s}.
Ceci est un test : {s}.
{S} Toutefois, cela peut changer.
{S} Cela peut encore changer.
{S} Mais je ne suis pas sûr.
{S} Je n'en suis pas certaine.
{S} Ou peut-être pas.
{S} Peut-être.
{S} Je crois.
{S} Désolé, mauvaise demande.
{S} Désolée, c'était pour une autre bibliothèque.
{S} Cela concernait une autre demande.
{S} Non, attendez, c'est faux.
{S} Merci d'ignorer ce message.
{S} C'était une blague.
{S} C'est ce qu'on m'a dit.
{S} Du moins selon le système.
{S} En fait non.
{S} Nous vous le confirmerons demain.
{S} À confirmer.
{S} Ce message a été envoyé par erreur.
{S} Correction : c'était un autre livre.
{S} Ceci est un brouillon.
{S} Ceci est un test.
{S} Est-ce exact ?
{S} Pouvez-vous confirmer ?
{S} Ma collègue dit le contraire.
{S} Ma collègue doit décider.
{S} Nous vérifions encore.
{S} Je peux me tromper.
{S} Sans garantie.
{S} C'était l'année dernière.
{S} C'était pour un autre lecteur.
{S} Oups, mauvais titre.
{S} J'ai confondu deux demandes.
{S} Ce n'est pas encore certain.
{S} Cela dépend de la météo.
{S} Sauf si vous refusez.
{S} Si vous êtes d'accord.
{S} Sous réserve d'accord.
{s}, je crois.
{s}, j'espère.
{s}, peut-être.
{s}, ou pas.
{s}, à ma connaissance.
{s}, si tout va bien.
{s}, mais cela peut changer.
{s}, paraît-il.
{s} (pas certain).
{s} (pour une autre bibliothèque).`.split('\n'),
    answers: [
      ['loan', 'Le livre a été expédié aujourd’hui.'],
      ['loan', "L'ouvrage a été posté ce matin."],
      ['loan', 'Nous vous enverrons le livre demain.'],
      ['loan', 'Nous ne pouvons pas prêter cet ouvrage.'],
      ['loan', 'Notre exemplaire est manquant.'],
      ['loan', 'Le livre est emprunté.'],
      ['cancel', 'Votre demande a été annulée.'],
      ['renew', 'Le prêt est prolongé jusqu’au 1 mars 2027.'],
      ['renew', 'Vous pouvez le garder jusqu’au 1 mars 2027.'],
      ['renew', 'Une prolongation est impossible.'],
      ['return', 'Le livre nous est bien revenu.'],
    ],
  },
}
