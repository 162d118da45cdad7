import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { startCatalogue } from '../../support/catalogue.ts'
import { type CitationSources, startCitationSources } from '../../support/citation-sources.ts'
import { startReceiver } from '../../webhooks/receiver.ts'

/** The systems around a gateway that fills its store. */
export type Surroundings = {
  /** Answers every question with words that name the patron, as a careless server does: an error of ISO 18626, or a page. */
  readonly speaker: string
  /** A union catalogue that has the item, in a library that is no partner. */
  readonly catalogue: string
  readonly sources: CitationSources
  /** Gets events, and answers with what it was sent: its answers name the patron too. */
  readonly receiver: string
  readonly stop: () => Promise<void>
}

/** Refuses a message of ISO 18626 with words of one's own. */
const refusalOf = (asked: string, words: string): string => {
  const header = /<header>([\s\S]*?)<\/header>/.exec(asked)?.[1] ?? ''
  const name = asked.includes('<request>') ? 'requestConfirmation' : 'requestingAgencyMessageConfirmation'
  return `<?xml version="1.0" encoding="UTF-8"?>
<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2"><${name}><confirmationHeader>${header}<timestampReceived>2026-11-24T10:00:00Z</timestampReceived><messageStatus>ERROR</messageStatus></confirmationHeader><errorData><errorType>BadlyFormedMessage</errorType><errorValue>${words}</errorValue></errorData></${name}></ISO18626Message>`
}

/** Starts them on free ports. */
export const startSurroundings = async (): Promise<Surroundings> => {
  const page = 'patron-4711 is not here: Florence Nightingale, florence@patrons.example'
  const speaker = createServer(async (request, response) => {
    const asked = await text(request)
    const isMessage = asked.includes('ISO18626Message')
    response.writeHead(200, { 'content-type': isMessage ? 'application/xml' : 'text/html' })
    response.end(isMessage ? refusalOf(asked, page) : page)
  })
  await new Promise<void>((resolve) => {
    speaker.listen(0, '127.0.0.1', resolve)
  })
  const { port } = z.object({ port: z.int() }).parse(speaker.address())
  const [catalogue, sources, receiver] = await Promise.all([
    startCatalogue(),
    startCitationSources(),
    startReceiver(),
  ])
  receiver.answer('echo')
  return {
    speaker: `http://127.0.0.1:${port}`,
    catalogue: `${catalogue.url}/fixture/alma-available.xml`,
    sources,
    receiver: receiver.url,
    stop: async () => {
      speaker.closeAllConnections()
      speaker.close()
      await Promise.all([catalogue.close(), sources.stop(), receiver.close()])
    },
  }
}
