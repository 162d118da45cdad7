import { explained, sentOf } from './steps.ts'
import type { Story } from './story.ts'

/**
 * A discovery system sends an OpenURL for an article. It becomes a request, a rule gives it its rota, the catalogue says
 * which of the partners does not hold the journal, and the other one is asked without further ado.
 */
export const openUrlStory: Story = {
  name: 'OpenURL, rota from a rule, located',
  rota: ['unfilled', 'copy-at-once'],
  sends: 'automatically',
  openUrl:
    'url_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.genre=article' +
    '&rft.jtitle=Journal+of+Lending&rft.atitle=On+links&rft.issn=03785955&rft.volume=12&rft.issue=3' +
    '&rft.spage=45&rft.epage=67&rft.date=2019&rft.aulast=Meyer&rft.aufirst=Anna&campus=North',
  request: { rota: undefined, workflow: 'demo: asks catalogues', service: { type: 'copy', form: 'digital' } },
  steps: [
    { at: 'shipped_digitally', does: { type: 'receive' } },
    { at: 'received_digitally', does: { type: 'hand_over' } },
  ],
  passes: ['locate_in_process', 'request_sent', 'shipped_digitally', 'received_digitally'],
  ends: 'request_completed',
  shows: {
    words:
      'the rule, the partner that does not hold it, and that the other one was asked for what the link said',
    holds: (timeline) =>
      explained(timeline, 'rota: template copies and rule 2 “articles”') &&
      explained(timeline, 'left out: not held by unfilled') &&
      explained(timeline, 'sending rule 1 “articles”: sent at once') &&
      sentOf(timeline, 'request').every(({ partner }) => partner === 'copy-at-once') &&
      sentOf(timeline, 'request').some((request) => JSON.stringify(request).includes('On links')),
  },
}
