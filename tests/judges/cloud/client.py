"""Starts and ends a moto server, and talks to it.

In: nothing. Out: an empty cloud on the loopback for as long as a `with` block lasts. The child is ended by its own id.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import boto3
from botocore.config import Config

FOLDER = Path(__file__).resolve().parent.parent


class Cloud:
    """An empty cloud; `with Cloud(region) as cloud:`."""

    def __init__(self, region: str):
        self.region = region
        self.account = "123456789012"
        self.clients: dict[str, object] = {}

    def __enter__(self) -> Cloud:
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cloud.server"],
            cwd=FOLDER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
            env={"PATH": "", "AWS_DEFAULT_REGION": self.region, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        line = self.process.stdout.readline()
        if not line.strip().isdigit():
            raise RuntimeError(f"the moto server did not start: {self.complaints()}")
        self.endpoint = f"http://127.0.0.1:{line.strip()}"
        return self

    def __exit__(self, *_) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def complaints(self) -> str:
        """What the server printed: calls that moto could not answer."""
        self.log.seek(0)
        return self.log.read()

    def client(self, service: str):
        """A boto3 client that retries nothing."""
        if service not in self.clients:
            self.clients[service] = self._client(service)
        return self.clients[service]

    def _client(self, service: str):
        settings = Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"}, read_timeout=120, proxies={})
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=self.region,
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=settings,
        )

    def reset(self) -> None:
        """Empties the cloud."""
        self._ask("/moto-api/reset", "POST")

    def code(self, function: str) -> dict[str, str]:
        """Files in a function's package, by name, with their digests."""
        return json.loads(self._ask(f"/judge/code/{self.region}/{function}"))

    def layer(self, name: str, number: int) -> dict[str, str]:
        """Files in a layer, by name, with their digests."""
        return json.loads(self._ask(f"/judge/layer/{self.region}/{name}/{number}"))

    def invoked(self) -> list[dict]:
        """Functions that were called, with what each was given."""
        return json.loads(self._ask("/judge/invoked"))

    def reached(self) -> list[dict]:
        """Functions that a service sent something since this was last asked."""
        return json.loads(self._ask("/judge/reached", "POST"))

    def runners(self) -> list[str]:
        """Functions that answered CloudFormation for a custom resource."""
        return json.loads(self._ask("/judge/runners"))

    def _ask(self, path: str, method: str = "GET") -> bytes:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(urllib.request.Request(self.endpoint + path, method=method), timeout=60) as answer:
            return answer.read()
