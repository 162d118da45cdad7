import { createServer } from 'node:http'
import { z } from 'zod'
import { startCatalogue } from '../../support/catalogue.ts'
import { type CitationSources, startCitationSources } from '../../support/citation-sources.ts'
import { startReceiver } from '../../webhooks/receiver.ts'

/** The systems around a gateway that fills its store. */
export type Surroundings = {
  /** Answers every question with a page that names the patron, as a careless server does. */
  readonly speaker: string
  /** A union catalogue that has the item, in a library that is no partner. */
  readonly catalogue: string
  readonly sources: CitationSources
  /** Gets events, and answers with what it was sent: its answers name the patron too. */
  readonly receiver: string
  readonly stop: () => Promise<void>
}

/** Starts them on free ports. */
export const startSurroundings = async (): Promise<Surroundings> => {
  const page = 'patron-4711 is not here: Florence Nightingale, florence@patrons.example'
  const speaker = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page)
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
