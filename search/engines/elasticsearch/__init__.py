"""The second engine: the same plan, asked of an Elasticsearch that follows the database.

Nothing outside this package imports the client; nothing of it is imported where ELASTICSEARCH_URL is not set.
"""
