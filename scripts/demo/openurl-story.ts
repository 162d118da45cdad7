import type { Story } from './story.ts'

/** A discovery system sends an OpenURL for an article; it becomes a request, and a copy comes back. */
export const openUrlStory: Story = {
  name: 'asked for by OpenURL, copied',
  rota: ['copy-at-once'],
  openUrl:
    'url_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.genre=article' +
    '&rft.jtitle=Journal+of+Lending&rft.atitle=On+links&rft.issn=03785955&rft.volume=12&rft.issue=3' +
    '&rft.spage=45&rft.epage=67&rft.date=2019&rft.aulast=Meyer&rft.aufirst=Anna&campus=North',
  request: { service: { type: 'copy', form: 'digital' } },
  steps: [
    { at: 'shipped_digitally', does: { type: 'receive' } },
    { at: 'received_digitally', does: { type: 'forward_to_patron' } },
  ],
  passes: ['request_sent', 'shipped_digitally', 'received_digitally'],
  ends: 'request_completed',
  shows: {
    words: 'the partner was asked for what the link said',
    holds: (timeline) =>
      timeline.some(
        (item) =>
          item.kind === 'message_out' &&
          item.delivery.operation === 'request' &&
          JSON.stringify(item.delivery).includes('On links'),
      ),
  },
}
