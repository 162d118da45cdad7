import { durationMilliseconds } from '../borrowing/time.ts'
import { authorization, lowerCase, secretsOf } from '../partners/http-route.ts'
import { secretsInUrl } from '../partners/url-credentials.ts'
import { daia } from './ask/daia.ts'
import { ncipLookupItem } from './ask/ncip-lookup-item.ts'
import { sru } from './ask/sru.ts'
import { assessHoldings, findHolders } from './assess-holdings.ts'
import type { CatalogueAnswer, Locate, Question } from './locate.ts'
import type { LocateProfile } from './profile.ts'
import { questionsFor } from './questions.ts'

const callOf = (question: Question, ask: LocateProfile['ask']) => {
  switch (ask.kind) {
    case 'sru':
      return sru.call(question, ask)
    case 'daia':
      return daia.call(question, ask)
    case 'ncip_lookup_item':
      return ncipLookupItem.call(question, ask)
  }
}

const readAnswer: (...args: Parameters<Locate['read']>) => CatalogueAnswer = (answer, { ask }) => {
  switch (ask.kind) {
    case 'sru':
      return sru.read(answer, ask)
    case 'daia':
      return daia.read(answer, ask)
    case 'ncip_lookup_item':
      return ncipLookupItem.read(answer, ask)
  }
}

/** Asking catalogues over SRU, DAIA and NCIP. */
export const catalogues: Locate = {
  questions: (citation, { ask }, anyEdition) => questionsFor(citation, ask, anyEdition),
  route: (question, profile) => {
    const { headers, ...call } = callOf(question, profile.ask)
    return {
      kind: 'http',
      ...call,
      headers: { ...lowerCase(profile.headers), ...headers, ...authorization(profile.outboundCredentials) },
      timeout: durationMilliseconds(profile.timeout),
      secrets: [...secretsOf(profile.outboundCredentials), ...secretsInUrl(profile.ask.url)],
    }
  },
  read: readAnswer,
  assess: assessHoldings,
  holders: findHolders,
}
