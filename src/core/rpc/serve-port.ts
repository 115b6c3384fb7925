/** The router over a MessagePort: one desktop window. */
import type { AnyRouter } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { SupportedMessagePort } from '@orpc/client/message-port'
import type { RpcContext } from './router.ts'

/** Answers on `port` until it closes. */
export const servePort = (router: AnyRouter, port: SupportedMessagePort, context: RpcContext): void => {
  new RPCHandler<RpcContext>(router).upgrade(port, { context })
}
