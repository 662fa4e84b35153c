// The description of the API, made of what the routes declare. `openapi.json` in the repository is this document, for who writes a client.
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { VERSION } from '../../../../libs/application/version.js';
import { documentRequestKeys } from '../http/request-key-docs.js';

const description =
  'Deadlines, standing, notices and the trail of a province’s plans. Days are YYYY-MM-DD in Asia/Ho_Chi_Minh; errors are RFC 9457 problems. ' +
  'A body may have 256 KB, more where a file or a long decision is sent, and JSON 64 levels and 5,000 values: beyond that the answer is 413 and names the limit.';

export function openApiOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder().setTitle('Đúng Hạn').setDescription(description).setVersion(VERSION).addBearerAuth().build();
  return documentRequestKeys(SwaggerModule.createDocument(app, config));
}

export const documentApi = (app: INestApplication): void =>
  SwaggerModule.setup('api/docs', app, () => openApiOf(app), { jsonDocumentUrl: 'api/docs.json' });
