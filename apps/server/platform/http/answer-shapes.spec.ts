// An answer that is not as its route describes it is reported once, and answered all the same.
import { Controller, Get, Module, SerializeOptions } from '@nestjs/common';
import { APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { ServiceLog } from '../../tokens/service-log.js';
import { AnswerShapes } from './answer-shapes.js';

const schema = z.strictObject({ name: z.string(), on: z.string().nullable() }).meta({ id: 'Named' });

@Controller()
class NamesController {
  @Get('right')
  @SerializeOptions({ schema })
  right() {
    return { on: null, name: 'a' };
  }

  @Get('wrong')
  @SerializeOptions({ schema })
  wrong() {
    return { name: 7, on: null, more: true };
  }
}

let lines: string[];
let app: NestFastifyApplication;

beforeEach(async () => {
  lines = [];
  const log: ServiceLog = { report: (line) => void lines.push(line) };
  @Module({
    controllers: [NamesController],
    providers: [
      { provide: ServiceLog, useValue: log },
      { provide: APP_INTERCEPTOR, useClass: AnswerShapes },
    ],
  })
  class NamesModule {}
  app = await NestFactory.create<NestFastifyApplication>(NamesModule, new FastifyAdapter(), { logger: false });
  await app.init();
});
afterEach(() => app.close());

const ask = async (url: string): Promise<string> => (await app.inject({ url })).body;

it('what is as described keeps its order and is not mentioned', async () => {
  expect(await ask('/right')).toBe('{"on":null,"name":"a"}');
  expect(lines).toEqual([]);
});

it('what is not is answered as it is, and reported once with where it differs', async () => {
  expect(await ask('/wrong')).toBe('{"name":7,"on":null,"more":true}');
  expect(await ask('/wrong')).toBe('{"name":7,"on":null,"more":true}');
  expect(lines).toEqual([expect.stringMatching(/^an answer is not as it is described \(Named\): name: .*more/)]);
});
