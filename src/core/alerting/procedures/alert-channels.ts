/** How alerts leave this machine. */
import { AppError } from '../../app-error.ts'
import type { Handlers } from '../../procedure.ts'
import type { AlertChannelDesk } from '../channels/channels.ts'

export const alertChannelProcedures = (desk: AlertChannelDesk): Pick<Handlers, `alertChannels.${string}` & keyof Handlers> => ({
  'alertChannels.get': () => desk.settings(),
  'alertChannels.saveMail': ({ input, call }) => desk.saveMail(input, call.actor),
  'alertChannels.removeMail': ({ call }) => desk.remove('mail', call.actor),
  'alertChannels.testMail': ({ call: { user } }) => desk.testMail(user && { email: user.email, language: user.language }),
  'alertChannels.saveWebhook': ({ input, call }) => desk.saveWebhook(input, call.actor),
  'alertChannels.removeWebhook': ({ call }) => desk.remove('webhook', call.actor),
  'alertChannels.testWebhook': () => desk.testWebhook(),
  'alertChannels.setQuiet': ({ input: { quiet }, call }) => desk.setQuiet(quiet, call.actor),
  'alertChannels.mine': ({ call: { user } }) => desk.mine(user?.id ?? null),
  'alertChannels.setMine': ({ input: { byMail }, call: { user, actor } }) => {
    // The command line belongs to nobody.
    if (!user) throw new AppError('UNAUTHENTICATED', {})
    desk.setMine(user.id, byMail, actor)
  },
})
