// Package remote reads what texts mean by an OpenAI-compatible server: POST /v1/embeddings of a hosted one, Ollama, vLLM, llama.cpp. Nothing
// that it answers is trusted, and nothing waits for it longer than it says.
//
// Whoever calls with a context that has a deadline waits for a message: one try, and at most half of what is left until then. Without a
// deadline it is a training or a measurement: more time, and two more tries.
package remote
