// A parameter that an address does not use is refused: misspelled, it would pass for a filter that found everything.
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { RefusedError, refuse } from '../../../../libs/kernel/index.js';

type Arguments = Readonly<Record<string, { data?: unknown }>>;

/** The names the handler asks for; null when it takes the question as a whole and checks it itself. */
function namesOf(context: ExecutionContext): string[] | null {
  const found: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
  const queries = Object.entries((found ?? {}) as Arguments).filter(([key]) => key.startsWith(`${RouteParamtypes.QUERY}:`));
  const names = queries.map(([, { data }]) => data);
  return names.every((name) => typeof name === 'string') ? names : null;
}

@Injectable()
export class KnownQuery implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const names = namesOf(context);
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    const stranger = names && Object.keys((query ?? {}) as object).find((name) => !names.includes(name));
    if (names && stranger !== undefined && stranger !== null)
      throw new RefusedError(refuse('query-unknown', { name: stranger, choices: names.toSorted().join(', ') }));
    return true;
  }
}
