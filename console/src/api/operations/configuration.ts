import type { Client } from '@lendwire/client'
import { answerOf } from '../from-client.ts'

/** What pages need of the configuration: names for codes, and what can be chosen. */
export const configurationOperations = ({ GET }: Client) => ({
  partners: async () => (await answerOf(GET('/v1/partners'))).items,
  colleagues: async () => (await answerOf(GET('/v1/colleagues'))).items,
  libraries: async () => (await answerOf(GET('/v1/libraries'))).items,
  rotaTemplates: async () => (await answerOf(GET('/v1/rota-templates'))).items,
})
