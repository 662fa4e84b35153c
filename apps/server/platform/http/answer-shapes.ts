// Every answer is held against the schema its route declares. What differs is reported and answered as it is: whoever asked is not told
// that the service has a fault because its description has one.
import { Inject, Injectable, StandardSchemaSerializerInterceptor, type StandardSchemaSerializerContextOptions } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { z } from 'zod';
import { ServiceLog } from '../../tokens/service-log.js';

type Schema = NonNullable<StandardSchemaSerializerContextOptions['schema']>;

/** Differences named in one line; more of the same say nothing new. */
const MOST_NAMED = 3;

@Injectable()
export class AnswerShapes extends StandardSchemaSerializerInterceptor {
  readonly #log: ServiceLog;
  readonly #reported = new WeakSet<Schema>();
  // Named, because Nest's own class says by other names what it is given.
  constructor(@Inject(Reflector) reflector: Reflector, @Inject(ServiceLog) log: ServiceLog) {
    super(reflector);
    this.#log = log;
  }

  /** Nest's own would answer with what the schema made of it: in another order, and without what it does not name. */
  override async transformToPlain<Answer>(answer: Answer, schema: Schema): Promise<Answer> {
    const { issues } = await schema['~standard'].validate(answer);
    if (issues && !this.#reported.has(schema)) {
      this.#reported.add(schema);
      const named = issues.slice(0, MOST_NAMED).map(({ path = [], message }) => `${path.map(String).join('.')}: ${message}`);
      this.#log.report(`an answer is not as it is described (${idOf(schema)}): ${named.join('; ')}`);
    }
    return answer;
  }
}

const idOf = (schema: Schema): string => (schema instanceof z.ZodType ? schema.meta()?.id : undefined) ?? 'without a name';
